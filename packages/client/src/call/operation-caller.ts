import type { OperationId } from '@kfp-ts/api';
import type { CallOptions } from './call-options.js';
import type { OperationInput, OperationOutput } from './operation-types.js';

/** Sends one operation through the onion and hands back its decoded JSON; every failure is one of the error classes. */
export interface OperationCaller {
  call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
    spelling?: RequestSpelling,
  ): Promise<Answer<OperationOutput<Id>>>;
}

/** How a request is written, where servers differ. */
export interface RequestSpelling {
  /** Escape once more what release 1.8.5 decodes twice (list filters, upload names). Default true. */
  readonly escapeTwiceDecoded?: boolean;
}

/** A 200's JSON and what is known of the exchange. */
export interface Answer<T> {
  readonly data: T;
  readonly response: ResponseInfo;
}

/** What `.withResponse()` tells of the answer. */
export interface ResponseInfo {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** How many attempts the call took. */
  readonly attempts: number;
  /** The server's or gateway's id of the request, where it gave one. */
  readonly requestId?: string | undefined;
}
