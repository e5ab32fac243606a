import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../src/identifiers.js';
import { startEmulatorProcess } from './emulator-process.js';

const API = '/apis/v1beta1';
const WRITERS = 8;
const LONGEST_ROUND_MS = 250;
const MANIFEST = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'killed-' },
  spec: { entrypoint: 'main', templates: [{ name: 'main', container: { image: 'busybox' } }], arguments: {} },
});

/** What the emulator has acknowledged: the state that each object must have after a restart. */
interface Acknowledged {
  readonly experiments: Set<string>;
  readonly archived: Set<string>;
  readonly deleted: Set<string>;
  readonly runs: Map<string, string>;
  /** A change of these was not answered: either state is right. */
  readonly undecided: Set<string>;
}

export interface KillResult {
  readonly acknowledged: number;
  readonly killedWhileStarting: number;
  readonly broken: readonly string[];
}

/** Kills an emulator with a state file again and again, and looks whether anything acknowledged is lost. */
export async function killRounds(rounds: number, seed: number): Promise<KillResult> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'kfp-kill-'));
  const known: Acknowledged = {
    experiments: new Set(),
    archived: new Set(),
    deleted: new Set(),
    runs: new Map(),
    undecided: new Set(),
  };
  const broken: string[] = [];
  let killedWhileStarting = 0;
  try {
    for (let round = 0; round <= rounds && broken.length === 0; round++) {
      const emulator = startEmulatorProcess(['--state', join(folder, 'state')]);
      if (round % 4 === 3 && round < rounds) {
        // The state file is written anew at each start.
        await sleep(150 + random() * 250);
        await emulator.kill();
        if ((await emulator.url) === undefined) killedWhileStarting++;
        continue;
      }
      const url = await emulator.url;
      if (url === undefined) {
        broken.push(`round ${round}: the emulator does not start any more`);
        break;
      }
      broken.push(...(await lostOrCorrupt(url, known)).map((what) => `round ${round}: ${what}`));
      if (round === 0) await send(url, 'POST', '/_emulator/state/fill', { runs: 3000 });
      const writers = Array.from({ length: WRITERS }, () => write(url, known, random));
      await sleep(random() * LONGEST_ROUND_MS);
      await emulator.kill();
      await Promise.all(writers);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { acknowledged: known.experiments.size + known.runs.size + known.deleted.size, killedWhileStarting, broken };
}

async function send(url: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Changes things until the connection breaks. */
async function write(url: string, known: Acknowledged, random: () => number): Promise<void> {
  for (let i = 0; ; i++) {
    let experiment = '';
    try {
      experiment = String((await send(url, 'POST', `${API}/experiments`, { name: `e ${random()} ${i}` })).id);
      known.experiments.add(experiment);
      const { run } = (await send(url, 'POST', `${API}/runs`, {
        name: 'killed',
        pipeline_spec: { workflow_manifest: MANIFEST },
        resource_references: [{ key: { type: 'EXPERIMENT', id: experiment }, relationship: 'OWNER' }],
      })) as { run: { id: string } };
      known.runs.set(run.id, experiment);
      if (random() < 0.3) {
        known.undecided.add(experiment);
        await send(url, 'POST', `${API}/experiments/${experiment}:archive`);
        known.archived.add(experiment);
        known.undecided.delete(experiment);
      }
      if (random() < 0.3) {
        known.undecided.add(run.id);
        await send(url, 'DELETE', `${API}/runs/${run.id}`);
        known.runs.delete(run.id);
        known.deleted.add(run.id);
        known.undecided.delete(run.id);
      }
    } catch (error) {
      // Whoever is killed breaks the connection, in one of several ways.
      if (error instanceof TypeError || (error as NodeJS.ErrnoException).name === 'SyntaxError') return;
      throw error;
    }
  }
}

async function everything(url: string, noun: string): Promise<Map<string, { storage_state?: string }>> {
  const found = new Map<string, { id: string; storage_state?: string }>();
  let token = '';
  do {
    const path = `${API}/${noun}?page_size=200&page_token=${encodeURIComponent(token)}`;
    const page = (await send(url, 'GET', path)) as Record<string, { id: string }[]> & { next_page_token?: string };
    for (const item of page[noun] ?? []) found.set(item.id, item);
    token = page.next_page_token ?? '';
  } while (token !== '');
  return found;
}

async function lostOrCorrupt(url: string, known: Acknowledged): Promise<string[]> {
  const broken: string[] = [];
  const experiments = await everything(url, 'experiments');
  const runs = await everything(url, 'runs');
  for (const id of known.experiments) {
    const found = experiments.get(id);
    if (!found) broken.push(`experiment ${id} is lost`);
    else if (!known.undecided.has(id) && (found.storage_state === 'STORAGESTATE_ARCHIVED') !== known.archived.has(id))
      broken.push(`experiment ${id} is ${found.storage_state}`);
  }
  for (const [id] of known.runs) if (!runs.has(id) && !known.undecided.has(id)) broken.push(`run ${id} is lost`);
  for (const id of known.deleted) if (runs.has(id)) broken.push(`run ${id} is here again`);
  if (known.experiments.size > 0 && runs.size < 3000) broken.push(`${runs.size} runs are left`);
  return broken;
}
