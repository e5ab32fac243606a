import type { ResponseHeaders } from './incoming-response.js';

/**
 * Milliseconds that the answer's `Retry-After` asks to wait, given in seconds or as an HTTP date.
 * Undefined when there is none or it makes no sense; 0 when the date has passed.
 */
export function retryAfterMs(headers: ResponseHeaders, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // A date is measured against the server's own clock where it says its time: the two may differ.
  const until = httpDate(value);
  if (until === undefined) return undefined;
  return Math.max(0, until - (httpDate(headers.get('date') ?? '') ?? now));
}

/** Only what looks like an HTTP date: Date.parse takes much else, `-5` for one. */
function httpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]+, /.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
