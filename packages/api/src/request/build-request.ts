import { serializePath } from './serialize-path.js';
import { serializeQuery } from './serialize-query.js';
import { twiceDecodedParameters } from './twice-decoded.js';

/** What an operation is given, as its types in the description say. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: object | undefined;
  /** JSON, or `{ uploadfile }` for the two uploads. */
  readonly body?: unknown;
}

export interface BuildRequestOptions {
  /** Default: `/apis/v1beta1`. */
  readonly apiPath?: '/apis/v1beta1' | '/apis/v1' | undefined;
  /** Default: true, as release 1.8.5 needs it. */
  readonly escapeTwiceDecoded?: boolean | undefined;
  /** Ends the reading of an upload's stream. */
  readonly signal?: AbortSignal | null | undefined;
}

/** A request below the server's root, ready for any transport, and to be sent again. */
export interface BuiltRequest {
  /** Path and query. */
  readonly address: string;
  readonly body?: string | Uint8Array | undefined;
  /** Of the body. */
  readonly contentType?: string | undefined;
}

const DESCRIBED_PATH = '/apis/v1beta1';

/**
 * Makes the request for the operation at the described `path`, such as `/apis/v1beta1/runs/{run_id}`: at once, or as a promise
 * where something is to be read or loaded first, for an upload or a refusal. `await` takes both.
 * @throws {RequestRefusedError} for an id, a value or an upload that cannot be sent as meant.
 */
export function buildRequest(
  path: string,
  { path: pathValues, query: queryValues, body }: RequestInput,
  { apiPath = DESCRIBED_PATH, escapeTwiceDecoded = true, signal }: BuildRequestOptions = {},
): BuiltRequest | Promise<BuiltRequest> {
  const filled = serializePath(path, pathValues);
  const query = queryValues && serializeQuery(queryValues, escapeTwiceDecoded ? twiceDecodedParameters(path) : []);
  if (filled === undefined || (queryValues && query === undefined)) return refuse(path, pathValues, queryValues);
  const described = query ? `${filled}?${query}` : filled;
  const address = apiPath === DESCRIBED_PATH ? described : apiPath + described.slice(DESCRIBED_PATH.length);
  if (isUpload(path)) return buildUpload(address, body, signal);
  if (body === undefined) return { address };
  return { address, contentType: 'application/json', body: JSON.stringify(body, bigintAsText) };
}

function isUpload(path: string): boolean {
  return path.endsWith('/upload') || path.endsWith('/upload_version');
}

// What rarely happens is loaded when it does.
async function refuse(path: string, pathValues: RequestInput['path'], query: RequestInput['query']): Promise<never> {
  const { explainRefusal } = await import('./explain-refusal.js');
  throw explainRefusal(path, { ...(pathValues && { path: pathValues }), ...(query && { query }) });
}

// Most programs never upload.
async function buildUpload(
  address: string,
  body: unknown,
  signal: BuildRequestOptions['signal'],
): Promise<BuiltRequest> {
  const { serializeUpload } = await import('../upload/serialize-upload.js');
  const { contentType, bytes } = await serializeUpload(body, signal);
  return { address, contentType, body: bytes };
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
