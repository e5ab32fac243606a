import { ConnectionKilled, internalError, invalidInput } from '../errors/server-failure.js';
import { goQuote } from '../json/go-format.js';
import { MAX_PACKAGE_BYTES } from './package-text.js';

/** A package behind a URL. */
export interface Download {
  /** The last segment of the URL, its query included. */
  readonly fileName: string;
  readonly content: Buffer;
}

/** What arrives with the server's one read of the body. */
const ONE_READ_BYTES = 4096;
const TIMEOUT_MS = 30_000;

/** Fetches the package of a pipeline that is created from a URL. */
export async function downloadPackage(url: string): Promise<Download> {
  if (url === '') throw invalidInput('Pipeline URL is empty. Please specify a valid URL.');
  if (!/^(?:\/|[A-Za-z][A-Za-z0-9+.-]*:)/.test(url) || /[\s\p{Cc}]/u.test(url)) {
    throw invalidInput(`Invalid Pipeline URL ${url}. Please specify a valid URL`);
  }
  const fail = (cause: string): Error =>
    internalError(
      `Failed to download the pipeline from ${url} Please double check the URL is valid and can be accessed by the pipeline system.`,
      `Get ${goQuote(url)}: ${cause}`,
    );
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1] ?? '';
  if (scheme !== 'http' && scheme !== 'https') throw fail(`unsupported protocol scheme ${goQuote(scheme)}`);
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
    throw fail(networkCause(error, new URL(url)));
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new ConnectionKilled('a pipeline URL that does not answer 200');
  }
  return { fileName: url.slice(url.lastIndexOf('/') + 1), content: await firstRead(response, fail) };
}

/** The server reads the body only once, so of a longer one only the beginning arrives. */
async function firstRead(response: Response, fail: (cause: string) => Error): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= ONE_READ_BYTES || length > MAX_PACKAGE_BYTES) break;
    }
  } catch {
    throw fail('unexpected EOF');
  }
  return Buffer.concat(chunks).subarray(0, ONE_READ_BYTES);
}

function networkCause(error: unknown, { hostname, port, protocol }: URL): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const address = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  if (code === 'ECONNREFUSED') return `dial tcp ${address}: connect: connection refused`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `dial tcp: lookup ${hostname}: no such host`;
  if (error instanceof Error && error.name === 'TimeoutError') return `dial tcp ${address}: i/o timeout`;
  return 'EOF';
}
