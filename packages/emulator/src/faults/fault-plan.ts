import type { HttpAnswer } from '../http/http-answer.js';
import type { Fault } from './fault.js';
import { loginPage, rateLimited, redirect, staleToken, statusAnswer, unavailable } from './fault-answers.js';
import { repeatPageToken } from './repeat-page-token.js';

/** What is to happen with one request. */
export interface FaultPlan {
  /** Before anything else. */
  readonly latencyMs: number;
  /** An answer in the place of the server's: the request has no effect. */
  readonly instead?: HttpAnswer;
  /** The connection is closed without an answer, and the request takes effect … */
  readonly reset?: 'without-commit' | 'after-commit' | { readonly commitAfterMs: number };
  /** Changes the real answer. `pageToken` is the one that the request asked for, empty for the first page. */
  readonly alter?: (answer: HttpAnswer, pageToken: string) => HttpAnswer;
  /** How the body is sent. Absent: whole. */
  readonly body?: { readonly truncateAt?: number } | { readonly chunkBytes: number; readonly delayMs: number };
}

const DEFAULT_CHUNK_BYTES = 16;

/** Joins the faults that come at one request: delays add up, of everything else the first of its kind counts. */
export function planFaults(faults: readonly Fault[], random: () => number): FaultPlan {
  const plan: { -readonly [K in keyof FaultPlan]: FaultPlan[K] } = { latencyMs: 0 };
  for (const fault of faults) {
    switch (fault.fault) {
      case 'latency':
        plan.latencyMs += fault.ms + Math.floor(random() * (fault.jitterMs ?? 0));
        break;
      case 'status':
        plan.instead ??= statusAnswer(fault.status, fault.body, fault.headers);
        break;
      case 'rate-limit':
        plan.instead ??= rateLimited(fault.retryAfter);
        break;
      case 'unavailable':
        plan.instead ??= unavailable(fault.retryAfter);
        break;
      case 'login-page':
        plan.instead ??= loginPage(fault.status ?? 200);
        break;
      case 'redirect':
        plan.instead ??= redirect(fault.status ?? 302, fault.location ?? '/dex/auth?client_id=kubeflow');
        break;
      case 'stale-token':
        plan.instead ??= staleToken();
        break;
      case 'reset-before-commit':
        plan.reset ??= 'without-commit';
        break;
      case 'reset-after-commit':
        plan.reset ??= 'after-commit';
        break;
      case 'reset-then-commit':
        plan.reset ??= { commitAfterMs: fault.delayMs };
        break;
      case 'truncate':
        plan.body ??= fault.bytes === undefined ? {} : { truncateAt: fault.bytes };
        break;
      case 'slow-body':
        plan.body ??= { chunkBytes: fault.chunkBytes ?? DEFAULT_CHUNK_BYTES, delayMs: fault.delayMs };
        break;
      case 'content-type':
        plan.alter ??= (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': fault.contentType } });
        break;
      case 'repeat-page-token':
        plan.alter ??= repeatPageToken;
        break;
    }
  }
  return plan;
}
