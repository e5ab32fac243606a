/** What turbo says about itself, by line. */
const turboLines = [
  /^\s*•\s/,
  /^cache (?:miss|hit|bypass)\b/,
  /^\s*(?:Tasks|Cached|Time):\s/,
  /^\S+#\S+:\s+(?:WARNING|ERROR)\s/,
  /^\s*ERROR\s+run failed: /,
  /^\[ELIFECYCLE\] /,
];

/** What the tasks of a turbo run wrote, without turbo's own lines. `Failed: …`, which names the tasks, stays. */
export function tasksOwnOutput(output: string): string {
  return output
    .split('\n')
    .filter((line) => !turboLines.some((pattern) => pattern.test(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
