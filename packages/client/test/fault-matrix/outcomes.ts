import { actions } from './actions.js';

type Outcomes = Readonly<Record<string, string>>;

const FINE: Outcomes = {
  'list walk': '5 runs',
  submit: 'submitted, 1 made',
  upload: 'uploaded, 1 made',
  wait: 'Succeeded',
  waitAll: 'Succeeded',
  watch: 'Succeeded',
};

const all = (outcome: string, effect: string): Outcomes => ({
  'list walk': outcome,
  submit: `${outcome}, ${effect}`,
  upload: `${outcome}, ${effect}`,
  wait: outcome,
  waitAll: outcome,
  watch: outcome,
});

/**
 * What each action comes to under each fault: what the caller gets and, after the comma, what the server has. An upload is
 * not sent twice where it may have arrived, because the server has nothing to know the second one by.
 */
export const outcomes: Readonly<Record<string, Outcomes>> = {
  'reset before commit': { ...FINE, upload: 'CONNECTION, 0 made' },
  'reset after commit': { ...FINE, upload: 'CONNECTION, 1 made' },
  '429': FINE,
  '502': { ...FINE, upload: 'SERVER, 0 made' },
  '503': { ...FINE, upload: 'SERVER, 0 made' },
  '503, Retry-After': FINE,
  '504': { ...FINE, upload: 'SERVER, 0 made' },
  'no answer in time': { ...FINE, upload: 'TIMEOUT, 0 made' },
  'slow body': { ...FINE, upload: 'TIMEOUT, 1 made' },
  'body cut off': { ...FINE, upload: 'CONNECTION, 1 made' },
  'half a JSON': { ...FINE, upload: 'UNEXPECTED_RESPONSE, 0 made' },
  'HTML 200': FINE,
  'HTML 302': FINE,
  'HTML 403': FINE,
  'HTML 200 that stays': all('AUTHENTICATION_REQUIRED', '0 made'),
  'expired token': FINE,
  'clock jump of an hour': FINE,
  abort: all('left', '0 made'),
};

/** The matrix as a table in Markdown. */
export function outcomeTable(): string {
  const names = actions.map(({ name }) => name);
  const rows = Object.entries(outcomes).map(([fault, cells]) => [fault, ...names.map((name) => cells[name] ?? '')]);
  return [['fault', ...names], names.concat('').map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
