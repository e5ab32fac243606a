import type { HttpAnswer } from '../http/http-answer.js';
import type { QueryValues } from '../http/query-values.js';
import { storedObject } from '../operations/artifacts.js';
import type { ServerContext } from '../server-context.js';
import { unpackArtifact } from './unpack-artifact.js';

const SOURCES: ReadonlySet<string> = new Set(['minio', 's3', 'gcs', 'http', 'https', 'volume']);

const failure = (text: string): HttpAnswer => ({
  status: 500,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: text,
});

/**
 * GET /artifacts/get?source=&bucket=&key= answers with what is in a stored object, unpacked when it comes from MinIO;
 * GET /artifacts/{source}/{bucket}/{key} with its bytes. Both are cut to `peek` bytes when given. There is one
 * bucket, whatever its name.
 */
export async function answerArtifactRequest(
  rest: string,
  query: QueryValues,
  server: ServerContext,
): Promise<HttpAnswer> {
  const byQuery = rest === 'get';
  const [inSource = '', inBucket = '', ...inKey] = rest.split('/');
  const source = byQuery ? query.get('source') : inSource;
  const bucket = byQuery ? query.get('bucket') : inBucket;
  const key = byQuery ? query.get('key') : inKey.join('/');
  if (source === '') return failure('Storage source is missing from artifact request');
  if (bucket === '') return failure('Storage bucket is missing from artifact request');
  if (key === '') return failure('Storage key is missing from artifact request');
  if (!SOURCES.has(source)) return failure('Unknown storage source');
  const stored = storedObject(server, key);
  if (!stored)
    return failure(
      `Failed to get object in bucket ${bucket} at path ${key}: S3Error: The specified key does not exist.`,
    );
  const content = byQuery && source === 'minio' ? await unpackArtifact(stored) : stored;
  const peek = Number(query.get('peek'));
  const body = Number.isInteger(peek) && peek > 0 ? content.subarray(0, peek) : content;
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
}
