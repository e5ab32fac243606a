/** `12.3 s`, `4 min 5 s`, or `-` for what has not ended. */
export function formatDuration(from: Date | undefined, to: Date | undefined): string {
  if (!from || !to) return '-';
  const seconds = Math.max(0, (to.getTime() - from.getTime()) / 1000);
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
