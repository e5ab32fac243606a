import type { HttpAnswer } from '../http/http-answer.js';
import type { RequestHeaders } from '../http/request-headers.js';

/** A request as it reaches a front door. */
export interface DoorRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  /** Percent-encoded path. */
  readonly path: string;
  /** After the `?`; empty when there is none. */
  readonly query: string;
  readonly headers: RequestHeaders;
  /** How many bytes its headers have. */
  readonly headerBytes: number;
  readonly secure: boolean;
  readonly body: () => Promise<Buffer>;
}

/** What a door lets through, and what it adds on the way in and out. */
export interface Passage {
  /** To be set for the server behind; those that are undefined are taken away. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** To be added to the answer. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

export type DoorOutcome = HttpAnswer | Passage;

export const isRefusal = (outcome: DoorOutcome): outcome is HttpAnswer => 'status' in outcome;

/** What stands between clients and the server. */
export interface FrontDoor {
  admit(request: DoorRequest): Promise<DoorOutcome>;
  /** What serves it, which is how it treats bodies that it refuses; Envoy when absent. */
  readonly servedBy?: 'Envoy' | 'Go';
}
