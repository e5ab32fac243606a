/**
 * An emulator with so many runs under way, which end so many milliseconds after each message of its parent:
 * `ending-runs-server RUNS MS`. Tells its parent the address.
 */
import { startEmulator } from '@kfp-ts/emulator';

const [runs, ms] = process.argv.slice(2).map(Number) as [number, number];
const emulator = await startEmulator({ execution: 'manual' });
emulator.state.fill({ runs });
const ids: string[] = [];
for (let token = ''; ids.length < runs; ) {
  const answer = await fetch(`${emulator.url}/apis/v1beta1/runs?page_size=200&page_token=${encodeURIComponent(token)}`);
  const page = (await answer.json()) as { runs: { id: string }[]; next_page_token?: string };
  for (const { id } of page.runs) ids.push(id);
  token = page.next_page_token ?? '';
}
const setAll = (phase: string) => Promise.all(ids.map((id) => emulator.setRun(id, { phase })));

process.on('message', () => void begin());
process.on('disconnect', () => process.exit());
process.send?.({ url: emulator.url, ids });

async function begin(): Promise<void> {
  await setAll('Running');
  setTimeout(() => void setAll('Succeeded'), ms);
  process.send?.('started');
}
