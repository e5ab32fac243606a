import http from 'node:http';

export type RawAnswer =
  | { readonly closed: true }
  | {
      readonly closed?: undefined;
      readonly status: number;
      readonly headers: http.IncomingHttpHeaders;
      readonly body: string;
    };

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Sends requests byte for byte over one connection, and tells when it was closed instead of answered. */
export class RawClient {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  send({ method, path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
    const needsLength = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method);
    const all = needsLength ? { ...headers, 'Content-Length': String(body?.length ?? 0) } : headers;
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#url;
      const request = http.request({ hostname, port, method, path, headers: all, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', () => resolve({ closed: true }));
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ closed: true });
        else reject(error);
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
