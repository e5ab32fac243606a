import { seededRandom } from '../../src/identifiers.js';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import type { RunRow } from '../../src/store/rows.js';
import { RawClient } from '../conformance/raw-client.js';
import { RandomRequests } from './random-requests.js';

const LISTS = [
  ['experiments', 'experiments'],
  ['runs', 'runs'],
  ['jobs', 'jobs'],
  ['pipelines', 'pipelines'],
] as const;
const ID = /"id":"([0-9a-f-]{36})"/g;
const MAX_IDS = 400;

export interface FuzzResult {
  /** Answers by status; `closed` for connections without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What is not as it should be afterwards. */
  readonly broken: readonly string[];
}

/** Sends made-up requests and looks at the invariants now and then: the same seed sends the same requests. */
export async function fuzz(requests: number, seed: number, everyMs = 100): Promise<FuzzResult> {
  const emulator = await startEmulator({ speed: 0, randomSeed: seed });
  const client = new RawClient(emulator.url);
  const random = seededRandom(seed);
  const source = new RandomRequests(random);
  const statuses: Record<string, number> = {};
  const broken: string[] = [];
  const onWarning = (warning: Error): void =>
    void (warning.name === 'KfpEmulatorDefect' && broken.push(warning.message));
  process.on('warning', onWarning);
  try {
    for (let i = 0; i < requests && broken.length === 0; i++) {
      const answer = await client.send(source.next());
      const key = answer.closed ? 'closed' : String(answer.status);
      statuses[key] = (statuses[key] ?? 0) + 1;
      if (!answer.closed)
        for (const [, id = ''] of answer.body.matchAll(ID)) if (random() < 0.2) remember(source.ids, id, random);
      if (random() < 0.05) await emulator.clock.advance(everyMs);
      if (i % 1000 === 999 || i === requests - 1) broken.push(...(await brokenInvariants(emulator, client)));
    }
    return { statuses, broken };
  } finally {
    process.off('warning', onWarning);
    client.close();
    await emulator.close();
  }
}

function remember(ids: string[], id: string, random: () => number): void {
  if (ids.length < MAX_IDS) ids.push(id);
  else ids[7 + Math.floor(random() * (MAX_IDS - 7))] = id;
}

/** A walk over the pages visits each object once, and as many as the total says. */
async function brokenInvariants(emulator: Emulator, client: RawClient): Promise<string[]> {
  const broken: string[] = [];
  for (const [noun, member] of LISTS) {
    const seen = new Set<string>();
    let visited = 0;
    let total = 0;
    for (let token = ''; ; ) {
      const answer = await client.send({
        method: 'GET',
        path: `/apis/v1beta1/${noun}?page_size=200&page_token=${encodeURIComponent(token)}`,
      });
      if (answer.closed || answer.status !== 200)
        return [`${noun}: the list answers ${JSON.stringify(answer).slice(0, 300)}`];
      const page = JSON.parse(answer.body) as {
        [member: string]: unknown;
        total_size?: number;
        next_page_token?: string;
      };
      const items = (page[member] ?? []) as { id: string }[];
      visited += items.length;
      for (const { id } of items) seen.add(id);
      total = page.total_size ?? 0;
      token = page.next_page_token ?? '';
      if (token === '') break;
    }
    if (seen.size !== visited) broken.push(`${noun}: ${visited} items on the pages, ${seen.size} of them different`);
    if (seen.size !== total) broken.push(`${noun}: ${seen.size} items on the pages, total_size ${total}`);
  }
  const { changes } = emulator.state.export();
  const runs = changes.flatMap((change) => ('put' in change && change.put === 'runs' ? [change.row as RunRow] : []));
  for (const run of runs) {
    if (!run.references.some(({ type, id }) => type === 'EXPERIMENT' && id === run.experimentId))
      broken.push('a run without its experiment');
  }
  return broken;
}
