/** Headers of an answer, looked up without regard to case. */
export interface ResponseHeaders {
  get(name: string): string | null;
  entries(): Iterable<[name: string, value: string]>;
  getSetCookie?(): string[];
}

/** An answer on its way back through the layers. */
export interface IncomingResponse {
  /** 0 stands for a redirect that a browser does not show. */
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The whole body; empty when it was asked for as a stream and the status is 2xx. */
  readonly text: string;
  readonly stream?: ReadableStream<Uint8Array> | undefined;
}

export function isSuccess(response: Pick<IncomingResponse, 'status'>): boolean {
  return response.status >= 200 && response.status < 300;
}
