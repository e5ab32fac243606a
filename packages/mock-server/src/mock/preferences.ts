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
}

/** Reads `Prefer: code=404`, `example=name`, `dynamic=true` and `seed=text`, several apart by commas. */
export function readPreferences(header: string | undefined): Preferences {
  const preferences: { -readonly [K in keyof Preferences]: Preferences[K] } = {};
  for (const part of (header ?? '').split(/[,;]/)) {
    const [name = '', value = ''] = part.split(/=(.*)/s, 2).map((text) => text.trim().replace(/^"(.*)"$/s, '$1'));
    if (name === 'code' && /^\d{3}$/.test(value)) preferences.code = Number(value);
    if (name === 'example') preferences.example = value;
    if (name === 'dynamic') preferences.dynamic = value !== 'false';
    if (name === 'seed') preferences.seed = value;
  }
  return preferences;
}
