/** One way in which a request or an answer differs from the description. */
export interface Violation {
  /** Absent when no operation of the description matches the request. */
  readonly operationId?: string;
  readonly direction: 'request' | 'response';
  readonly method: string;
  /** Path of the request, without its query. */
  readonly path: string;
  /** Status of the answer, when the violation is in the answer. */
  readonly status?: number;
  /** Where, such as `body.run.name` or `query.page_size`. */
  readonly location: string;
  readonly message: string;
}
