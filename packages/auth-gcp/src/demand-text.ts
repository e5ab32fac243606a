import { ConfigurationError } from '@kfp-ts/client';

/** @throws ConfigurationError unless each value is a text */
export function demandText(where: string, values: Readonly<Record<string, unknown>>, hint: string): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.trim() !== '') continue;
    throw new ConfigurationError(`${where} lacks its ${name}`, { hint });
  }
}
