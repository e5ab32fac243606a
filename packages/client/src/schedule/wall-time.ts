/** What the clocks of a zone show at an instant, as milliseconds since the epoch if they showed UTC. */
export function wallTimeOf(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return instant;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall + (((instant % 1000) + 1000) % 1000);
}

/** The first instant later than `after` at which the clocks of a zone show `wall`; undefined when there is none. */
export function instantOf(wall: number, timeZone: string, after: number): number | undefined {
  if (timeZone === 'UTC') return wall;
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((near) => offsetAt(near, timeZone));
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  return candidates.find((instant) => instant > after && wallTimeOf(instant, timeZone) === wall);
}

/** No zone sets its clocks back by more. */
const LONGEST_SET_BACK_MS = 3 * 3_600_000;

/** When the clocks of a zone are set back, if that is so soon that they now show what they will show again. */
export function nextSetBack(now: number, timeZone: string): number | undefined {
  const offset = offsetAt(now, timeZone);
  let [before, later] = [now, now + LONGEST_SET_BACK_MS];
  if (offsetAt(later, timeZone) >= offset) return undefined;
  while (later - before > 1) {
    const middle = Math.floor((before + later) / 2);
    if (offsetAt(middle, timeZone) < offset) later = middle;
    else before = middle;
  }
  return later;
}

function offsetAt(instant: number, timeZone: string): number {
  return wallTimeOf(instant, timeZone) - instant;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
