/**
 * A fault that cannot be understood; none of those that came with it was added.
 *
 * What to do: write it as `hint` says.
 */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
