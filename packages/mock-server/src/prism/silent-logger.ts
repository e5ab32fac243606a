import type { PrismHttpComponents } from '@stoplight/prism-http';

/** Prism wants a logger; what it would say is in the answers and in the list of violations. */
export function silentLogger(): PrismHttpComponents['logger'] {
  const say = (): void => {};
  const logger = { fatal: say, error: say, warn: say, info: say, debug: say, trace: say, success: say };
  return { ...logger, child: silentLogger } as unknown as PrismHttpComponents['logger'];
}
