import type { Json } from '../vector.js';

export interface Answer {
  readonly status: number;
  readonly body: Json | Buffer;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const CODES: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 409: 6, 500: 13, 503: 14 };

/** A refusal as the API server words it. */
export function refusal(status: number, message: string, code = CODES[status] ?? 2): Answer {
  return { status, body: { error: message, code, message, details: [] } };
}
