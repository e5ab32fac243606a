import type { SeenRequest } from '../traffic/seen-request.js';
import { SecretFinder } from './forms-of.js';
import type { Secret } from './secret.js';

export interface LeakSources {
  /** Texts that people or their logs get to see, by what they are. */
  readonly shown: Readonly<Record<string, string>>;
  readonly requests: readonly SeenRequest[];
}

/** Where secrets are that must not be there, in words without the secrets. */
export function findLeaks(secrets: readonly Secret[], { shown, requests }: LeakSources): string[] {
  const finder = new SecretFinder(secrets);
  const leaks = new Set<string>();
  for (const [where, text] of Object.entries(shown)) {
    for (const { what } of finder.in(text)) leaks.add(`${what} in ${where}`);
  }
  for (const { port, method, target, rawHeaders, body } of requests) {
    const path = target.split('?', 1)[0];
    for (const { what, inAddresses } of finder.in(target)) {
      if (!inAddresses) leaks.add(`${what} in the address of ${method} ${path}`);
    }
    for (const { what, ports } of finder.in(`${target}\n${rawHeaders.join('\n')}\n${body}`)) {
      if (!ports.has(port)) leaks.add(`${what} was sent to another server: ${method} ${path}`);
    }
  }
  return [...leaks];
}
