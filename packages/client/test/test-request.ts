import { CancellationSource } from '../src/transport/cancellation.js';
import type { IncomingResponse } from '../src/transport/incoming-response.js';
import type { CallLimits, OutgoingRequest } from '../src/transport/outgoing-request.js';
import { defaultRetryPolicy } from '../src/transport/retry-policy.js';

interface TestRequest extends Partial<Omit<OutgoingRequest, 'limits' | 'progress'>> {
  limits?: Partial<CallLimits>;
  deadline?: number;
}

/** A request as layers get it; without limits unless some are given. */
export function testRequest({ limits, deadline, ...rest }: TestRequest = {}): OutgoingRequest {
  return {
    method: 'GET',
    url: 'http://kfp.test/apis/v1beta1/runs/r1',
    headers: {},
    cancellation: new CancellationSource(),
    repeatable: true,
    limits: {
      timeoutMs: Number.POSITIVE_INFINITY,
      totalTimeoutMs: Number.POSITIVE_INFINITY,
      retry: defaultRetryPolicy,
      ...limits,
    },
    progress: { attempts: 0, deadline: deadline ?? Number.POSITIVE_INFINITY },
    ...rest,
  };
}

/** An answer as transports give it. */
export function testResponse(status: number, text = '', headers: Record<string, string> = {}): IncomingResponse {
  return { status, text, headers: new Headers(headers) };
}
