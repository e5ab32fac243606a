/** A whole answer; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Set-Cookie lines. */
  readonly cookies?: readonly string[];
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const RPC_HEADERS = { 'content-type': 'application/json', 'grpc-metadata-content-type': 'application/grpc' };

export const jsonAnswer = (status: number, body: string): HttpAnswer => ({ status, headers: JSON_HEADERS, body });

/** The answer to a call that succeeded. */
export const rpcAnswer = (body: string): HttpAnswer => ({ status: 200, headers: RPC_HEADERS, body });

/** What the server says to a request that is none; the connection ends with it. */
export const badRequestAnswer = (problem?: string): HttpAnswer => ({
  status: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: problem === undefined ? '400 Bad Request' : `400 Bad Request: ${problem}`,
});

export const textAnswer = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
