/**
 * Uses the packed client on Node, Bun, Deno and in a browser: `pnpm test:runtimes`. Bun and Deno come from npm where they are
 * not installed; what cannot be had is said and left out.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createConsumerProject } from '../packages/consumer-project.js';
import { packPackage } from '../packages/pack-package.js';
import { buildWorkspace } from '../workspace/build-workspace.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { runCommand } from '../workspace/run-command.js';
import { publishedPackages } from '../workspace/workspace-packages.js';
import { findOnPath, findRuntime } from './find-runtime.js';
import type { RuntimeOutcome } from './page-server.js';
import { runInBrowser } from './run-in-browser.js';

const reports = join(rootDirectory, '.reports/runtimes');
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

await buildWorkspace();
rmSync(join(reports, 'packed'), { recursive: true, force: true });
const archives = new Map<string, string>();
for (const each of publishedPackages(rootDirectory)) {
  archives.set(each.manifest.name, await packPackage(rootDirectory, each, join(reports, 'packed')));
}
const programs = join(rootDirectory, 'tests/consumers/runtimes');
const { directory } = await createConsumerProject(join(reports, 'project'), archives, programs, {});
const platforms = join(reports, 'platforms');

const emulator = spawn(join(directory, 'node_modules/.bin/kfp-emulator'), ['--port', '0', '--speed', '100'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.on('exit', () => emulator.kill());
const ready = await new Promise<string>((resolve, reject) => {
  emulator.on('error', reject);
  emulator.stdout.setEncoding('utf8').on('data', resolve);
});
const url = /http:\S+/.exec(ready)?.[0] ?? '';
// A platform may reset what it gave up.
const silent = createServer((socket) => socket.on('error', () => socket.destroy()));
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
const addresses = [`${url}/pipeline`, `http://127.0.0.1:${(silent.address() as AddressInfo).port}`];

const inTerminal = (command: string | undefined, args: readonly string[]) =>
  command === undefined
    ? undefined
    : runCommand(command, [...args, 'in-terminal.mjs', ...addresses], { cwd: directory });

const bun = await findRuntime('bun', '1.4.5', platforms);
const deno = await findRuntime('deno', '2.9.6', platforms);
const browser = findOnPath(BROWSERS);
const outcomes: Record<string, RuntimeOutcome | undefined> = {
  Node: await inTerminal(process.execPath, []),
  Bun: await inTerminal(bun, []),
  Deno: await inTerminal(deno, ['run', '--no-prompt', '--allow-net=127.0.0.1']),
  Chromium: browser === undefined ? undefined : await runInBrowser(browser, directory, url),
};
for (const [name, outcome] of Object.entries(outcomes)) {
  if (outcome === undefined) console.log(`${name}: left out, neither installed nor to be had from npm`);
  else console.log(`${name}: ${outcome.succeeded ? 'passed' : 'FAILED'}: ${outcome.output.trim()}`);
  if (outcome?.succeeded === false) process.exitCode = 1;
}
process.exit();
