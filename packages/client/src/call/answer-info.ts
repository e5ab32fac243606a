import type { IncomingResponse, ResponseHeaders } from '../transport/incoming-response.js';
import { requestIdOf } from '../transport/request-id.js';
import type { ResponseInfo } from './operation-caller.js';

/** What is known of an answer; its headers are looked into only when somebody asks. */
export class AnswerInfo implements ResponseInfo {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly attempts: number;

  constructor({ status, headers }: IncomingResponse, attempts: number) {
    this.status = status;
    this.headers = headers;
    this.attempts = attempts;
  }

  get requestId(): string | undefined {
    return requestIdOf(this);
  }
}
