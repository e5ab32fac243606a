/** Prints what a check found, one line each, and lets the process end with 1 if it found anything. */
export function reportProblems(problems: readonly string[], whenNone: string): void {
  console.log(problems.length > 0 ? problems.join('\n') : whenNone);
  if (problems.length > 0) process.exitCode = 1;
}
