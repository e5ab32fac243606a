import { type IncomingResponse, isSuccess, type ResponseHeaders } from './incoming-response.js';

/** The part of a `Request` that the generated client makes and the onion reads; a platform's Request costs far more. */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: ResponseHeaders;
  readonly body: string | Uint8Array | undefined;

  constructor(url: string, init: { method: string; headers: ResponseHeaders; body?: string | Uint8Array }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** The part of a `Response` that the generated client reads. */
export class LightResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: ResponseHeaders;
  readonly #text: string;

  constructor(response: IncomingResponse) {
    this.status = response.status;
    this.ok = isSuccess(response);
    this.headers = response.headers;
    this.#text = response.text;
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }
}
