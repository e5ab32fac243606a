import { actions } from './actions.js';
import { faults } from './faults.js';
import { outcomes } from './outcomes.js';

export const matrixDocument = new URL('../../../../docs/fault-matrix.md', import.meta.url);

const BEFORE = `# What a fault comes to

One request of an action is disturbed: the second page of the walk, the request that creates or deletes, the second look of a wait. It is disturbed once, unless the row says that the fault stays. A cell says what the caller gets (a result, or the \`code\` of an error; \`aborted\` is the reason of the signal), how many requests reached the server, and what it has of them in the end: runs, pipelines or experiments made, runs left. All of it is what the tests saw, over real connections to the emulator; they fail when it changes.
`;

const AFTER = `
How to read it:

- **What only reads** is sent again after whatever may pass: broken connections, timeouts, half answers, 429, 502, 503, 504. See \`retry\` of the client's options.
- **Submitting** looks for its run before it sends again, so that one run is left whether the server had committed, had not, or does so later; how long it looks is \`lookForMs\` (here one second, five by default), and a commit later than that makes a second run. Refusals that say that nothing was done (429, or a 503 with Retry-After) are sent again at once.
- **Uploading** is not sent again where it may have arrived, because the server has nothing to know the second one by. The error then says that it may have. Calling \`pipelines.upsert\` again is safe after any of these.
- **Ensuring** looks and creates anew, which is safe because the server takes a name once only. **Deleting** is sent again, and something that is gone by then was deleted.
- **A sign-in page** where an answer was due is never a result. New credentials are asked for once, the request is sent once more, and if that fails too the error is \`AUTHENTICATION_REQUIRED\`.
- **A sleep of the machine** does not count as time waited. A call that was under way and whose connection did not survive has used up its \`totalTimeoutMs\`, which is why the walk ends: list again from the last page's \`nextPageToken\`.
- **Aborting** ends the call at once, and undoes nothing: what the server was doing it may still have done.

The errors are explained in the [catalogue](errors.md).
`;

/** The matrix as a document. */
export function renderMatrix(): string {
  const names = actions.map(({ name }) => name);
  const rows = faults.map(({ name }) => [name, ...names.map((action) => outcomes[name]?.[action] ?? '')]);
  const table = [['fault', ...names], ['---', ...names.map(() => '---')], ...rows];
  return `${BEFORE}\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n${AFTER}`;
}
