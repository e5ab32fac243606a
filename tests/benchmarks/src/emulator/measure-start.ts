import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.js';

/** Milliseconds in a fresh process: medians. */
export interface StartTime {
  readonly importMs: number;
  readonly startMs: number;
}

const PROGRAM = `
const before = performance.now();
const { startEmulator } = await import(process.argv[1]);
const imported = performance.now();
const emulator = await startEmulator();
const started = performance.now();
await emulator.close();
console.log(JSON.stringify({ importMs: imported - before, startMs: started - imported }));
`;

/** Starts emulators in processes that have done nothing before. */
export function measureStart(processes: number): StartTime {
  const manifest = import.meta.resolve('@kfp-ts/emulator/package.json');
  const built = fileURLToPath(new URL('./dist/index.js', manifest));
  const times = Array.from({ length: processes }, () => {
    const args = ['--input-type=module', '--eval', PROGRAM, built];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as StartTime;
  });
  return { importMs: median(times.map((one) => one.importMs)), startMs: median(times.map((one) => one.startMs)) };
}
