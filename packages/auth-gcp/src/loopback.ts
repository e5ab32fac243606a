import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CredentialError } from '@kfp-ts/client';

/** An address of this machine that a browser comes back to after a login. */
export interface Loopback {
  readonly url: string;
  /** The code that it brings. Rejects with a CredentialError when the login failed or nobody came in time. */
  readonly code: Promise<string>;
  close(): void;
}

const page = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${text}</title><p style="font:1.2rem sans-serif;margin:3rem">${text}</p>`;

/** Waits for one answer that carries `state`; others, such as of another login or of a stranger, are turned away. */
export async function startLoopback(state: string, timeoutMs: number): Promise<Loopback> {
  let settle!: { resolve: (code: string) => void; reject: (error: Error) => void };
  const code = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits for it sees it; until then it is no unhandled rejection.
  code.catch(() => {});
  const server = createServer((request, response) => {
    const { searchParams, pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
      response.end(page(text));
    };
    if (pathname !== '/' || searchParams.get('state') !== state) return answer(400, 'This is no answer to the login.');
    const found = searchParams.get('code');
    if (found) {
      answer(200, 'You are logged in and may close this window.');
      return settle.resolve(found);
    }
    answer(200, 'The login failed; see the program.');
    const reason = searchParams.get('error') ?? 'no code came back';
    settle.reject(
      new CredentialError(`The login failed: ${reason.slice(0, 100)}`, { hint: 'Log in again and allow the access.' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const timer = setTimeout(() => {
    settle.reject(
      new CredentialError(`Nobody logged in within ${Math.round(timeoutMs / 1000)} s`, {
        hint: 'Call again, or raise timeoutMs; the browser must run on this machine.',
      }),
    );
  }, timeoutMs);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    code,
    close() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}
