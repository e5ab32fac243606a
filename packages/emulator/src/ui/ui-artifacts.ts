import type { HttpAnswer } from '../http/http-answer.js';
import type { QueryValues } from '../http/query-values.js';
import type { ServerContext } from '../server-context.js';

const SOURCES: ReadonlySet<string> = new Set(['minio', 's3', 'gcs', 'http', 'https', 'volume']);

const failure = (text: string): HttpAnswer => ({
  status: 500,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: text,
});

/**
 * GET /artifacts/get?source=&bucket=&key= and GET /artifacts/{source}/{bucket}/{key}: the content of a stored
 * object, cut to `peek` bytes when given. There is one bucket, whatever its name.
 */
export function answerArtifactRequest(rest: string, query: QueryValues, server: ServerContext): HttpAnswer {
  const byQuery = rest === 'get';
  const [inSource = '', inBucket = '', ...inKey] = rest.split('/');
  const source = byQuery ? query.get('source') : inSource;
  const bucket = byQuery ? query.get('bucket') : inBucket;
  const key = byQuery ? query.get('key') : inKey.join('/');
  if (source === '') return failure('Storage source is missing from artifact request');
  if (bucket === '') return failure('Storage bucket is missing from artifact request');
  if (key === '') return failure('Storage key is missing from artifact request');
  if (!SOURCES.has(source)) return failure('Unknown storage source');
  const content = server.state.artifacts.get(key);
  if (!content)
    return failure(
      `Failed to get object in bucket ${bucket} at path ${key}: S3Error: The specified key does not exist.`,
    );
  const peek = Number(query.get('peek'));
  const body = Number.isInteger(peek) && peek > 0 ? content.subarray(0, peek) : content;
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
}
