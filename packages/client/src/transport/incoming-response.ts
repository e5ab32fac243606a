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
  /** The whole body; empty where there is a {@link stream}. */
  readonly text: string;
  /** The body of a 2xx, when a stream was asked for and it is no page. */
  readonly stream?: ReadableStream<Uint8Array> | undefined;
}

/** Whether the body can be handed on as it arrives: a page in place of an answer is a login mostly, and looked at first. */
export function isStreamable(status: number, headers: Pick<ResponseHeaders, 'get'>): boolean {
  return isSuccess({ status }) && !/^text\/html/i.test(headers.get('content-type') ?? '');
}

export function isSuccess(response: Pick<IncomingResponse, 'status'>): boolean {
  return response.status >= 200 && response.status < 300;
}
