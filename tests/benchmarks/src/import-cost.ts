import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds that importing `specifier` adds to an empty Node process: median of interleaved starts. */
export function importCost(specifier: string, starts = 15): number {
  const differences: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    differences.push(timeOf(`await import(${JSON.stringify(specifier)})`) - timeOf('await 0'));
  }
  return differences.sort((a, b) => a - b)[Math.floor(starts / 2)] as number;
}

function timeOf(code: string): number {
  const begin = process.hrtime.bigint();
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: PACKAGE_FOLDER });
  return Number(process.hrtime.bigint() - begin) / 1e6;
}
