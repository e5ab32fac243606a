import type { IncomingMessage } from 'node:http';

/** The server takes files of 32 MiB; the rest is room for the multipart frame around one. */
export const LARGEST_BODY_BYTES = 33 * 1024 * 1024;

/** The whole body, or undefined when it is larger than {@link LARGEST_BODY_BYTES}; the rest is then left unread. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
