/** A request as it reached a server of this process, and its answer. */
export interface SeenRequest {
  /** Of the server. */
  readonly port: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names and values in turns. */
  readonly rawHeaders: readonly string[];
  body: string;
  readonly answer: SeenAnswer;
}

export interface SeenAnswer {
  status: number;
  location: string | undefined;
  setCookie: readonly string[];
  /** Of answers that are no answers of the API. */
  body: string;
}

export function headerOf({ rawHeaders }: SeenRequest, name: string): string | undefined {
  const index = rawHeaders.findIndex((text, at) => at % 2 === 0 && text.toLowerCase() === name);
  return index < 0 ? undefined : rawHeaders[index + 1];
}
