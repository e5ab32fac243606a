import type { Expectation } from './expectation.js';

const SHORT: Readonly<Record<string, string>> = {
  AUTHENTICATION_REQUIRED: 'sign in',
  PERMISSION_DENIED: 'denied',
  UNSUPPORTED_LOGIN: 'unsupported',
  CREDENTIAL: 'credential',
  CONFIGURATION: 'config',
};

/** What the short marks of error codes stand for. */
export const legend = Object.entries(SHORT)
  .map(([code, mark]) => `${mark} = ${code}`)
  .join(', ');

/** Of a cell: `in`, `in, 2 logins`, or a short word for the code of an error. */
export function markOf(outcome: string, got: number | undefined): string {
  if (outcome !== 'in') return SHORT[outcome] ?? outcome;
  return got === undefined ? 'in' : `in, ${got} got`;
}

export const outcomeOf = ({ ends }: Expectation): string => (ends === 'in' ? 'in' : ends.code);
