import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What a program on another platform reports. */
export interface RuntimeOutcome {
  succeeded: boolean;
  output: string;
}

export interface PageServer {
  readonly url: string;
  /** What the page says once it is through. */
  readonly outcome: Promise<RuntimeOutcome>;
  close(): void;
}

/**
 * One origin for a browser: the page with the scripts of a folder, the server to be used below `/pipeline`, and an address
 * that never answers.
 */
export async function startPageServer(scripts: string, upstream: string): Promise<PageServer> {
  let report: (outcome: RuntimeOutcome) => void = () => {};
  const outcome = new Promise<RuntimeOutcome>((resolve) => {
    report = resolve;
  });
  const server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://page');
    if (pathname.startsWith('/silent')) return;
    if (pathname.startsWith('/pipeline/')) return forward(upstream, incoming, response);
    if (pathname === '/outcome') return void readOutcome(incoming, response, report);
    if (pathname.endsWith('.js')) return sendScript(join(scripts, pathname.slice(1)), response);
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><script type="module" src="/in-page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, outcome, close };
}

function forward(upstream: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = incoming;
  const outgoing = request(upstream + url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}

async function readOutcome(
  incoming: IncomingMessage,
  response: ServerResponse,
  report: (outcome: RuntimeOutcome) => void,
): Promise<void> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  response.end();
  report(JSON.parse(text) as RuntimeOutcome);
}

function sendScript(path: string, response: ServerResponse): void {
  response.setHeader('content-type', 'text/javascript');
  response.end(readFileSync(path));
}
