import type { ServerResponse } from 'node:http';
import type { HttpAnswer } from '../http/http-answer.js';
import type { FaultPlan } from './fault-plan.js';

/** What carrying out a plan needs of the server. */
export interface FaultyExchange {
  /** Lets the request take effect and gives the real answer. */
  handle(): Promise<HttpAnswer | undefined>;
  readonly response: ServerResponse;
  /** The page token that the request asked for, empty when none. */
  readonly pageToken: string;
  /** Settles after so many milliseconds. */
  wait(ms: number): Promise<void>;
  /** Told of a commit that comes when the client has gone; it is to be awaited before the server closes. */
  later(commit: Promise<unknown>): void;
}

/**
 * Carries a plan out. Gives the answer to be sent as usual, or undefined when the connection was closed or the answer
 * was sent already.
 */
export async function answerWithFaults(plan: FaultPlan, exchange: FaultyExchange): Promise<HttpAnswer | undefined> {
  const { response } = exchange;
  if (plan.latencyMs > 0) await exchange.wait(plan.latencyMs);
  if (plan.reset) {
    const { reset } = plan;
    if (reset === 'after-commit') await exchange.handle();
    if (typeof reset === 'object') exchange.later(exchange.wait(reset.commitAfterMs).then(() => exchange.handle()));
    response.socket?.resetAndDestroy();
    return undefined;
  }
  const real = plan.instead ?? (await exchange.handle());
  if (!real) return undefined;
  const answer = plan.alter && !plan.instead ? plan.alter(real, exchange.pageToken) : real;
  if (!plan.body) return answer;
  await sendBody(answer, plan.body, exchange);
  return undefined;
}

async function sendBody(
  answer: HttpAnswer,
  how: NonNullable<FaultPlan['body']>,
  { response, wait }: FaultyExchange,
): Promise<void> {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  if (!('chunkBytes' in how)) {
    // The length promises more than comes. The client has to have it before the connection breaks.
    const cut = body.subarray(0, how.truncateAt ?? Math.floor(body.length / 2));
    await new Promise<void>((resolve) => response.write(cut.length > 0 ? cut : Buffer.alloc(0), () => resolve()));
    response.socket?.destroySoon();
    return;
  }
  for (let start = 0; start < body.length && !response.destroyed; start += how.chunkBytes) {
    response.write(body.subarray(start, start + how.chunkBytes));
    await wait(how.delayMs);
  }
  response.end();
}
