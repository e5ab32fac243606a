import { readFileSync } from 'node:fs';
import type { AccessPolicy } from '../../src/identity/access-policy.js';
import { startEmulator } from '../../src/start-emulator.js';
import { servePipelineFiles } from './pipeline-files.js';
import { type RecordedLine, readRecording } from './recorded-exchange.js';
import { replayRecording, type Verdict } from './replay-recording.js';

/** The recorded server had died of the input before, and another process answered for it. */
const AFTER_DEATH = 'null reference';

/** Plays a recording against a fresh emulator that is configured as the recorded server was. */
export async function replayFile(name: 'single-user' | 'multi-user' | 'crash'): Promise<Verdict[]> {
  const lines = readRecording(name).filter((line) => line.name !== AFTER_DEATH);
  if (name !== 'crash') return replayLines(lines, name === 'multi-user');
  const [single, multi] = [false, true].map((multiUser) =>
    lines.filter((line) => line.name.startsWith('multi-user') === multiUser),
  );
  return [...(await replayLines(single ?? [], false)), ...(await replayLines(multi ?? [], true))];
}

/** Plays lines against a fresh emulator. */
export async function replayLines(lines: readonly RecordedLine[], multiUser: boolean): Promise<Verdict[]> {
  const policy = JSON.parse(readFileSync(new URL('../vectors/policy.json', import.meta.url), 'utf8')) as AccessPolicy;
  const files = await servePipelineFiles();
  const emulator = await startEmulator({ execution: 'manual', multiUser, policy });
  try {
    return await replayRecording(lines, emulator, files.address);
  } finally {
    await emulator.close();
    files.server.close();
  }
}
