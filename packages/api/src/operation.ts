import type { OperationId } from './generated/operations.js';

/** What is known of one operation of the API; see {@link operations}. */
export interface Operation {
  readonly id: OperationId;
  /** The upstream service, such as `RunService`. */
  readonly service: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path template below the server's root, such as `/apis/v1beta1/runs/{run_id}`. */
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
  /** Name of the model of the JSON body, such as `ApiRun`; absent for uploads and when there is no body. */
  readonly body?: string;
  /** Name of the model that a 200 carries; absent when it is an empty object. */
  readonly response?: string;
  /** Set for list operations: the member of the answer that holds the items. */
  readonly paging?: { readonly items: string };
  /** The answer is an empty object. */
  readonly void: boolean;
  /** The body is multipart/form-data with the part `uploadfile`. */
  readonly upload: boolean;
  /** Sending it again leaves the server as sending it once does. */
  readonly idempotent: boolean;
}

export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  /** The server refuses the request without it. */
  readonly required?: boolean;
  readonly type: 'string' | 'integer';
  readonly enum?: readonly string[];
  /** Release 1.8.5 URL-unescapes the decoded value once more: `+` and `%` need an escape of their own. */
  readonly decodedTwice?: boolean;
}
