/** What turbo says about itself, by line. */
const turboLines = [
  /^\s*•\s/,
  /^cache (?:miss|hit|bypass)\b/,
  /^\s*(?:Tasks|Cached|Time):\s/,
  /^\S+#\S+:\s+(?:WARNING|ERROR)\s/,
  /^\s*ERROR\s+run failed: /,
  /^\[ELIFECYCLE\] /,
];

/**
 * What the tasks of a turbo run wrote, without turbo's own lines. `Failed: …`, which names the tasks, stays. When that is
 * all, because a task was killed or failed without a word, everything stays: turbo says with which status it ended.
 */
export function tasksOwnOutput(output: string): string {
  const own = output.split('\n').filter((line) => !turboLines.some((pattern) => pattern.test(line)));
  const text = own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return /^(?:\$ .*\s*)?Failed: .*$/.test(text) ? output.trim() : text;
}
