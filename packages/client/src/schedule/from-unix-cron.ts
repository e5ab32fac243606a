/**
 * Turns a Unix cron expression of five fields into the server's six, seconds first; Sunday may be 0 or 7.
 *
 * @example fromUnixCron('30 9 * * 1-5') // '0 30 9 * * 1-5'
 */
export function fromUnixCron(expression: string): string {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return expression.trim();
  const days = fields[4] as string;
  return ['0', ...fields.slice(0, 4), days.includes('7') ? withoutSeven(days) : days].join(' ');
}

/** The server knows Sunday as 0 only. */
function withoutSeven(days: string): string {
  return days
    .split(',')
    .map((part) => {
      const range = /^(\d)-7(?:\/(\d+))?$/.exec(part);
      if (part === '7') return '0';
      if (!range) return part;
      const [from, by] = [Number(range[1]), Number(range[2] ?? 1)];
      const listed: number[] = [];
      for (let day = from; day <= 7; day += by) listed.push(day % 7);
      return listed.join(',');
    })
    .join(',');
}
