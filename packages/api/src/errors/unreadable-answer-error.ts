/**
 * A 2xx whose body is not JSON: most often the page of a login gate or of a proxy in between.
 *
 * What to do: check the base URL (is `/pipeline` missing?) and the credentials.
 */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
  readonly code = 'UNREADABLE_ANSWER';
  /** What to do next, one line. */
  readonly hint =
    'Something in front of the API may have answered: check the base URL (is /pipeline missing?) and the credentials.';
  /** HTTP status of the answer. */
  readonly status: number;
  /** The answer's `content-type`, empty when it had none. */
  readonly contentType: string;

  constructor(status: number, contentType: string, options?: ErrorOptions) {
    super(`The answer (status ${status}, ${contentType || 'no content type'}) is not JSON.`, options);
    this.status = status;
    this.contentType = contentType;
    Object.defineProperty(this, Symbol.for('@kfp-ts/api/unreadable-answer'), { value: true });
  }
}
