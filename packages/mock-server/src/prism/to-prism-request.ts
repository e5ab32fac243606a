import type { IncomingHttpHeaders } from 'node:http';
import type { IHttpRequest } from '@stoplight/prism-http';

/** A request in Prism's words. `path` is the one that the description names. */
export function toPrismRequest(
  method: string,
  path: string,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  body: Buffer,
): IHttpRequest {
  return {
    method: method.toLowerCase() as IHttpRequest['method'],
    url: { path, query: queryValues(query) },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: readableBody(headers['content-type'], body),
  };
}

function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}

/**
 * JSON as its value; everything else, and JSON that cannot be read, as text. An object under text/plain, as the server
 * labels some of its answers, counts as JSON too.
 */
export function readableBody(contentType: string | undefined, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const type = (contentType ?? '').toLowerCase();
  if (type.startsWith('multipart/')) return shortenMultipart(body).toString('latin1');
  const text = body.toString('utf8');
  const mayBeJson = /^application\/json\b/.test(type) || (type.startsWith('text/plain') && text.startsWith('{'));
  if (!mayBeJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const MULTIPART_END_BYTES = 32 * 1024;

/** Prism reads multipart byte by byte, which takes seconds for a large file: the middle of the file is left out. */
function shortenMultipart(body: Buffer): Buffer {
  if (body.length <= 2 * MULTIPART_END_BYTES) return body;
  return Buffer.concat([body.subarray(0, MULTIPART_END_BYTES), body.subarray(-MULTIPART_END_BYTES)]);
}
