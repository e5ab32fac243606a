/** What a request asks of the mock with its `Prefer` header; see {@link readPreferences}. */
export interface Preferences {
  /** HTTP status to answer with. */
  readonly code?: number;
  /** Name of the example to answer with. */
  readonly example?: string;
  /** Made-up values in place of the examples. */
  readonly dynamic?: boolean;
  /** Makes the made-up values the same each time. */
  readonly seed?: string;
  /** Says which of them cannot be read. */
  readonly unreadable?: string;
}

/** Reads `Prefer: code=404`, `example=name`, `dynamic=true` and `seed=text`, several apart by commas. */
export function readPreferences(header: string | undefined): Preferences {
  const preferences: { -readonly [K in keyof Preferences]: Preferences[K] } = {};
  for (const part of (header ?? '').split(/[,;]/)) {
    const [name = '', value = ''] = part.split(/=(.*)/s, 2).map((text) => text.trim().replace(/^"(.*)"$/s, '$1'));
    if (name === 'code') {
      if (/^\d{3}$/.test(value)) preferences.code = Number(value);
      else preferences.unreadable = `Prefer: code=${value} is no status of three digits.`;
    }
    if (name === 'example') preferences.example = value;
    if (name === 'dynamic') {
      if (value === 'true' || value === 'false') preferences.dynamic = value === 'true';
      else preferences.unreadable = `Prefer: dynamic=${value} is neither true nor false.`;
    }
    if (name === 'seed') preferences.seed = value;
  }
  return preferences;
}
