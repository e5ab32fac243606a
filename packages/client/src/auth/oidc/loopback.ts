import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../config/clock.js';
import { ConfigurationError } from '../../errors/configuration-error.js';
import { CredentialError } from '../../errors/credential-error.js';

/** An address of this machine that a browser comes back to after a login. */
export interface Loopback {
  readonly url: string;
  /** The query that it brings. Rejects with a CredentialError when nobody came in time. */
  readonly answer: Promise<URLSearchParams>;
  close(): void;
}

export interface LoopbackOptions {
  /** The plugin that waits, as errors name it. */
  readonly plugin: string;
  /** Answers without it, such as of a stranger's page, are turned away. */
  readonly state: string;
  /** 0: any free one. */
  readonly port: number;
  readonly timeoutMs: number;
  /** Default: the platform's time. */
  readonly clock?: Clock | undefined;
}

const PATH = '/callback';

/**
 * Waits for one browser to come back, for plugins that have a person log in. Close it whatever happens.
 * @throws {ConfigurationError} when the port is taken, and on a platform that cannot listen.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { plugin, state, port, timeoutMs, clock = systemClock } = options;
  // Not an import: bundlers for browsers would have to be told to leave it out.
  const http = globalThis.process?.getBuiltinModule?.('node:http');
  if (!http) {
    throw new ConfigurationError(`${plugin}() cannot listen on this platform`, {
      hint: 'Use oidcDeviceCode(), or bearerToken() with a token that the page has got itself.',
    });
  }
  const { promise: answer, resolve, reject } = deferred<URLSearchParams>();
  const server = http.createServer((request, response) => {
    // Any page may send anything here, also what is no address.
    const [, path, query] = /^([^?]*)\??(.*)$/s.exec(request.url ?? '') ?? [];
    const values = new URLSearchParams(query);
    const isAnswer = request.method === 'GET' && path === PATH && values.get('state') === state;
    const text = isAnswer ? 'You may close this window and go back to the program.' : 'This is no answer to the login.';
    response.writeHead(isAnswer ? 200 : 400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    // Not before the browser has its answer, or has gone.
    const done = () => isAnswer && resolve(values);
    response.once('close', done);
    response.end(text, done);
  });
  await new Promise<void>((listening, failed) => {
    // Later errors, such as too many open files, must not end the program.
    server.on('error', () => failed(portTaken(plugin, port)));
    server.listen(port, '127.0.0.1', listening);
  });
  const stopTimer = clock.schedule(() => reject(tooLate(timeoutMs)), timeoutMs);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    answer,
    close() {
      stopTimer();
      server.close();
      server.closeAllConnections();
    },
  };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  // Whoever waits for it sees it; until then it is no unhandled rejection.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function portTaken(plugin: string, port: number): ConfigurationError {
  return new ConfigurationError(`${plugin}() cannot listen on port ${port} of this machine`, {
    hint: 'Leave port out for any free one, or end what uses it.',
  });
}

function tooLate(timeoutMs: number): CredentialError {
  return new CredentialError(`Nobody logged in within ${Math.round(timeoutMs / 1000)} s`, {
    hint: 'Call again, or raise timeoutMs; the browser must run on this machine.',
  });
}
