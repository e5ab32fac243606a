/** Something is wrong with a workflow; in Argo's words. */
export class LintError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'LintError';
  }
}

/** Does a check of a part of the workflow; what is wrong there is told with the place before it. */
export function within<T>(place: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof LintError ? new LintError(`${place}${error.message}`) : error;
  }
}
