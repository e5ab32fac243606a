import http from 'node:http';
import https from 'node:https';
import { ConnectionKilled, internalError, invalidInput } from '../errors/server-failure.js';
import { goQuote } from '../json/go-format.js';
import type { ReleaseProfile } from '../profile/release-profile.js';
import { MAX_PACKAGE_BYTES } from './package-text.js';
import { parseRequestUri } from './request-uri.js';

/** A package behind a URL. */
export interface Download {
  /** The last segment of the URL, its query included. */
  readonly fileName: string;
  readonly content: Buffer;
}

/** The size of the buffer that the server's one read comes from; the head of the answer is in it too. */
const READ_BUFFER_BYTES = 4096;
const TIMEOUT_MS = 30_000;
const MAX_PORT = 65_535;

/**
 * Fetches the package of a pipeline that is created from a URL. Release 1.8.5 reads the body only once, so of a
 * longer one only the beginning arrives, and dies of an answer other than 200.
 */
export async function downloadPackage(url: string, { downloadsWhole }: ReleaseProfile): Promise<Download> {
  if (url === '') throw invalidInput('Pipeline URL is empty. Please specify a valid URL.');
  const uri = parseRequestUri(url);
  if (!uri) throw invalidInput(`Invalid Pipeline URL ${url}. Please specify a valid URL`);
  const fail = (cause: string): Error =>
    internalError(
      `Failed to download the pipeline from ${url} Please double check the URL is valid and can be accessed by the pipeline system.`,
      `Get ${goQuote(uri.shown)}: ${cause}`,
    );
  if (uri.scheme !== 'http' && uri.scheme !== 'https') throw fail(`unsupported protocol scheme ${goQuote(uri.scheme)}`);
  if (uri.host === '') throw fail('http: no Host in request URL');
  const port = /:(\d+)$/.exec(uri.host)?.[1];
  if (Number(port) > MAX_PORT) throw fail(`dial tcp: address ${port}: invalid port`);
  if (!URL.canParse(url)) throw fail(`dial tcp: lookup ${uri.host}: no such host`);
  const content = await readBody(new URL(url), downloadsWhole).catch((error: unknown) => {
    if (error instanceof ConnectionKilled && downloadsWhole)
      throw invalidInput(`Failed to download the pipeline from ${url}: it did not answer 200`);
    throw error instanceof ConnectionKilled ? error : fail(networkCause(error, new URL(url)));
  });
  return { fileName: url.slice(url.lastIndexOf('/') + 1), content };
}

function readBody(url: URL, whole: boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http;
    const request = client.get(url, { agent: false, timeout: TIMEOUT_MS }, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        reject(new ConnectionKilled('a pipeline URL that does not answer 200'));
        return;
      }
      // One byte more than what is taken, so that it is refused.
      const limit = whole ? MAX_PACKAGE_BYTES + 1 : READ_BUFFER_BYTES - headBytes(response);
      const chunks: Buffer[] = [];
      let length = 0;
      const done = (): void => {
        resolve(Buffer.concat(chunks).subarray(0, limit));
        request.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= limit) done();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', reject);
  });
}

/** How many bytes the head of an answer took on the wire. */
function headBytes({ httpVersion, statusCode, statusMessage, rawHeaders }: http.IncomingMessage): number {
  const headers = rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part, 'latin1') + 2, 0);
  return `HTTP/${httpVersion} ${statusCode} ${statusMessage}\r\n`.length + headers + 2;
}

function networkCause(error: unknown, { hostname, port, protocol }: URL): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const address = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  if (code === 'ECONNREFUSED') return `dial tcp ${address}: connect: connection refused`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `dial tcp: lookup ${hostname}: no such host`;
  if (code === 'ETIMEDOUT') return `dial tcp ${address}: i/o timeout`;
  return 'EOF';
}
