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

/** The first instant at which the clocks of a zone show `wall`; undefined when they skip it. */
export function instantOf(wall: number, timeZone: string): number | undefined {
  if (timeZone === 'UTC') return wall;
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((near) => wallTimeOf(near, timeZone) - near);
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  return candidates.find((instant) => wallTimeOf(instant, timeZone) === wall);
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
