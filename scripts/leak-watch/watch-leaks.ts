import { findSecret } from './find-secret.js';
import { recordAddresses } from './record-addresses.js';
import { recordErrors, shownOf } from './record-errors.js';
import { recordPrints } from './record-prints.js';

export interface LeakWatch {
  /** Where secrets of tests have come up since the last time, one line each. */
  leaks(): string[];
  stop(): void;
}

/** Watches what is printed, the errors of the client, and the addresses of requests. */
export function watchLeaks(): LeakWatch {
  const found = new Set<string>();
  const errors = new Set<Error>();
  const look = (where: string, text: string): void => {
    const secret = findSecret(text);
    if (secret !== undefined) found.add(`${where}: … ${secret} …`);
  };
  const undo = [
    recordPrints((text) => look('printed', text)),
    recordAddresses((address) => look('address of a request', address)),
    recordErrors((error) => errors.add(error)),
  ];
  return {
    leaks() {
      for (const error of errors) look(`shown by a ${error.name}`, shownOf(error));
      const all = [...found];
      errors.clear();
      found.clear();
      return all;
    },
    stop() {
      for (const each of undo) each();
    },
  };
}
