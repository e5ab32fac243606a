import type { DoorCase } from '../doors/door-case.js';
import { doorsWith } from '../doors/doors.js';
import { plugins } from '../plugins/plugins.js';
import { scenarios } from '../scenarios/scenarios.js';
import { cellsOf } from './cells.js';
import { groupedBy } from './grouped-by.js';
import { outcomeOf } from './marks.js';
import type { Cell } from './run-cell.js';

export const tableDocument = new URL('../../../../docs/front-doors-matrix.md', import.meta.url);

const BEFORE = `# Who gets in where

Every way of signing in was tried at every front door that the [emulator](../packages/emulator/docs/front-doors.md) has, over real connections. \`pnpm test:doors\` does it again and prints the whole table; it fails when anything is not as stated here, when a call is lost or doubled, or when a secret turns up where it must not.

\`chain(file, dexLogin)\` is a chain whose first plugin finds no file; \`[headers, dexLogin]\` are two plugins of one client. Tokens of \`bearerToken\` and \`headers\` are those that the door gives to its own users, those of the \`oidc…\` plugins come from a provider that it trusts if it trusts any. The inverse proxy of Google is only its kind of host: who looks at the tokens there is a stand-in. What the names of doors stand for, and which of them are made after recordings, is told [beside the emulator](../packages/emulator/docs/front-doors.md).
`;

const SCENARIOS = `
What happens to those who get in:

- **first call**: one call; **50 at once**: as many calls at the same time, with one login or one token for all of them.
- **expiry, wait**: two hours pass while a run is waited for, and what was given ends by the clock.
- **expiry, upload**: everything that was given becomes worthless before three uploads, one of them large.
- **wrong password**: or a wrong token, cookie, secret; a login that a person turns down. A wrong password is sent once.
- **restarted**: the identity provider starts anew with other keys; then the gate does, and knows nobody.
- **logged out**: somebody logs out with the same cookie. With oauth2-proxy its value stays good; with oidc-authservice it does not.

A number is how many logins were made, or tokens fetched, in all. An empty place is something that cannot happen.
`;

const AFTER = `
How to read it:

- **Fixed** credentials end where they end; whoever gives a function, a file or a login goes on.
- The error says what to do: which plugin the door takes, which host the login goes on at, which token is missing. The codes are those of the [catalogue](errors.md).
`;

export function renderTable(): string {
  const sections = [...groupedBy(cellsOf(doorsWith('')), ({ door }) => door)];
  const details = sections.map(([door, cells]) => section(door, cells)).join('\n');
  return `${BEFORE}\n${overview(sections)}\n${SCENARIOS}\n${details}${AFTER}`;
}

function overview(sections: readonly (readonly [DoorCase, readonly Cell[]])[]): string {
  const rows = sections.map(([door, cells]) => {
    const welcome = cells.filter(({ scenario, expected }) => scenario.name === 'first call' && expected.ends === 'in');
    // Whether it is fixed makes no difference to the first call.
    const names = new Set(welcome.map(({ plugin }) => plugin.name.replace(/, (fixed|function)$/, '')));
    return `| ${titleOf(door)} | ${[...names].map((name) => `\`${name}\``).join(', ')} |`;
  });
  return ['| at the door | get in |', '| --- | --- |', ...rows].join('\n');
}

const titleOf = ({ name }: DoorCase): string => name.replace('…', 'Kubeflow 1.9.1');

function section(door: DoorCase, cells: readonly Cell[]): string {
  const rows = plugins.flatMap((plugin) => {
    const own = cells.filter((cell) => cell.plugin === plugin);
    const first = own.find(({ scenario }) => scenario.name === 'first call');
    if (first?.expected.ends !== 'in') return [];
    return [[`\`${plugin.name}\``, ...scenarios.map((scenario) => textOf(own, scenario.name))]];
  });
  const table = [['', ...scenarios.map((scenario) => scenario.name)], ['---', ...scenarios.map(() => '---')], ...rows];
  const refused = cells.filter(({ scenario, expected }) => scenario.name === 'first call' && expected.ends !== 'in');
  const others = [...groupedBy(refused, ({ expected }) => outcomeOf(expected))].map(
    ([code, some]) => `\`${code}\` for ${some.map(({ plugin }) => `\`${plugin.name}\``).join(', ')}`,
  );
  const end = others.length > 0 ? `\nNot let in: ${others.join('; ')}.\n` : '';
  return `## ${titleOf(door)}\n\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n${end}`;
}

function textOf(cells: readonly Cell[], scenario: string): string {
  const cell = cells.find((one) => one.scenario.name === scenario);
  if (!cell) return '';
  const { expected } = cell;
  if (expected.ends !== 'in') return `\`${expected.ends.code}\``;
  return expected.got === undefined ? 'in' : `in, ${expected.got}`;
}
