/** Runs the gates, all or those named, each even if another failed, and ends with `N passed, N failed`: `pnpm check`. */
import { gates } from './gates/gates.js';
import { describeResult, runGate } from './gates/run-gate.js';
import { selectGates } from './gates/select-gates.js';

let failed = 0;
const selected = selectGates(gates, process.argv.slice(2));
for (const gate of selected) {
  const result = await runGate(gate);
  console.log(describeResult(gate, result));
  if (!result.succeeded) failed += 1;
}
console.log(`\n${selected.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
