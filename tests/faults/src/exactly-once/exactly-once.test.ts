import { KfpClient, type RunSubmission } from '@kfp-ts/client';
import { type Emulator, type Fault, startEmulator } from '@kfp-ts/emulator';
import { expect, it } from 'vitest';
import { afterClosing } from '../after-closing.js';
import { oneTaskWorkflow } from '../one-task-workflow.js';
import { LATEST_COMMIT_MS, randomResets, SUBMISSION_HEADER, seededRandom } from './random-resets.js';

const SUBMISSIONS = 1_000;
/** Chosen once; another one may be given to look further. */
const seed = Number(process.env.FAULT_SEED ?? 185);

const nameOf = (submission: number): string => `run ${submission}`;

/** Submits runs through a server with `faults`, and gives what the callers got. */
function submitAll(
  { url }: Emulator,
  count: number,
  options: Partial<RunSubmission>,
): Promise<PromiseSettledResult<string>[]> {
  const kfp = new KfpClient({ endpoint: url, random: seededRandom(seed) });
  const submissions = Array.from({ length: count }, async (_, submission) => {
    const headers = { [SUBMISSION_HEADER]: String(submission) };
    const run = { name: nameOf(submission), package: oneTaskWorkflow, ...options };
    return (await kfp.runs.submit(run, { headers })).id;
  });
  return Promise.allSettled(submissions);
}

async function faultyEmulator(faults: readonly Fault[]): Promise<Emulator> {
  const emulator = await startEmulator({ execution: 'manual' });
  for (const fault of faults) emulator.faults.add(fault);
  return emulator;
}

const allRuns = (emulator: Emulator) => afterClosing(emulator, (kfp) => kfp.runs.list().toArray({ limit: 10_000 }));

it(`${SUBMISSIONS} submissions through random resets leave ${SUBMISSIONS} runs (FAULT_SEED=${seed})`, async () => {
  const emulator = await faultyEmulator(randomResets(SUBMISSIONS, seededRandom(seed)));
  const results = await submitAll(emulator, SUBMISSIONS, { lookForMs: LATEST_COMMIT_MS + 500 });
  const met = new Set(emulator.faults.list().flatMap(({ fault, fired }) => (fired > 0 ? [fault] : [])));
  expect(met).toEqual(new Set(['reset-before-commit', 'reset-after-commit', 'reset-then-commit']));
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);

  const runs = await allRuns(emulator);
  expect(runs).toHaveLength(SUBMISSIONS);
  // The one that a caller was given is the one that is there, under the name that it gave.
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  const given = results.map((result) => names.get(result.status === 'fulfilled' ? result.value : ''));
  expect(given).toEqual(results.map((_, submission) => nameOf(submission)));
}, 120_000);

it('a commit later than the window makes a second run, as documented', async () => {
  const late: Fault = { fault: 'reset-then-commit', delayMs: 2_000, times: 1, when: { operation: 'CreateRun' } };
  const emulator = await faultyEmulator([late]);
  const [result] = await submitAll(emulator, 1, { lookForMs: 0 });
  expect(result?.status).toBe('fulfilled');
  expect(await allRuns(emulator)).toHaveLength(2);
});

it('without a mark nothing is sent again, and the caller is told that it may have arrived', async () => {
  const emulator = await faultyEmulator([{ fault: 'reset-after-commit', times: 1, when: { operation: 'CreateRun' } }]);
  const [result] = await submitAll(emulator, 1, { idempotencyKey: false });
  expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CONNECTION', mayHaveReachedServer: true } });
  expect(await allRuns(emulator)).toHaveLength(1);
});
