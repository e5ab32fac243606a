/** Why a request was refused before anything was sent. */
export type RequestRefusedCode =
  | 'INVALID_PATH_PARAMETER'
  | 'INVALID_QUERY_PARAMETER'
  | 'INVALID_UPLOAD'
  | 'UPLOAD_TOO_LARGE';

/**
 * A request that could not be carried out as meant; nothing was sent.
 *
 * What to do: correct the argument that the message names; `code` says which kind it is.
 */
export class RequestRefusedError extends Error {
  override readonly name: string = 'RequestRefusedError';
  readonly code: RequestRefusedCode;
  /** What to do next, one line. */
  readonly hint: string;

  constructor(code: RequestRefusedCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, Symbol.for('@kfp-ts/api/request-refused'), { value: true });
  }
}
