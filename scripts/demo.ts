/** Builds what the demo uses, then runs it: `pnpm demo`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

const built = spawnSync(
  bin('turbo'),
  ['run', 'build', '--filter=@kfp-ts/examples^...', '--output-logs=errors-only', '--log-order=grouped'],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  },
);
if (built.status !== 0) {
  process.stderr.write(`${built.stdout}\nThe build failed; its errors stand above.\n`);
  process.exit(built.status ?? 1);
}

const demo = spawnSync(process.execPath, ['--import', 'tsx', 'examples/demo/demo.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = demo.status ?? 1;
