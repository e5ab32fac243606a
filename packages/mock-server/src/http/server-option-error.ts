/**
 * An option of the mock or the proxy that cannot be used; nothing was started.
 *
 * What to do: give a value as `hint` says.
 */
export class ServerOptionError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ServerOptionError';
    this.hint = hint;
  }
}
