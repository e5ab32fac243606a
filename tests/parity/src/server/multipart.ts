import { createHash } from 'node:crypto';
import type { UploadedPart } from '../vector.js';

/** The parts of a multipart/form-data body, with file names as they stand in it. */
export function multipartParts(body: Buffer, contentType: string): UploadedPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const text = body.toString('latin1');
  // The first piece is what precedes the first boundary, the last one what follows the closing boundary.
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  return pieces.map((piece) => {
    const [, head = '', content = ''] = /^\r\n(.*?)\r\n\r\n(.*)$/s.exec(piece) ?? [];
    const bytes = Buffer.from(content, 'latin1');
    return {
      name: parameter(head, 'name') ?? '',
      filename: parameter(head, 'filename'),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
}

function parameter(head: string, name: string): string | undefined {
  const value = new RegExp(`[; ]${name}="([^"]*)"`).exec(head)?.[1];
  return value === undefined ? undefined : Buffer.from(value, 'latin1').toString('utf8');
}
