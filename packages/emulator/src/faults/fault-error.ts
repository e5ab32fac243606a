/** A fault that cannot be understood. `hint` says what to write. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
