import type { IncomingResponse } from '../transport/incoming-response.js';
import { classifyResponse, type ExchangeInfo } from './classify-response.js';
import { readErrorBody } from './error-body.js';
import type { KfpError } from './kfp-error.js';
import { NotFoundError } from './refused-call-errors.js';

/** The error of a log that the UI server did not give. That it is gone, the server says with 404 or 500 and a text of its own. */
export function logRefusal(response: IncomingResponse, exchange: ExchangeInfo, now: number): KfpError {
  const { status, text } = response;
  const isGone = /could not get main container logs|pods? .*not found|unable to (find|retrieve)/i.test(text);
  if (!isGone || (status !== 404 && status !== 500)) return classifyResponse(response, exchange, now);
  return new NotFoundError(`${exchange.method} ${exchange.path}: ${status} ${readErrorBody(text).message}`, {
    ...exchange,
    status,
    body: text,
    hint: 'The pod is gone or not yet there, and no archive has its log. Keep pods longer, or have the installation archive logs.',
  });
}
