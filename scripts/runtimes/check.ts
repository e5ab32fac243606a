/**
 * Uses the packed client on Node, Bun, Deno and in a browser: `pnpm test:runtimes`. Bun and Deno come from npm where they are
 * not installed; what cannot be had is said and left out.
 */
import { readFileSync, rmSync } from 'node:fs';
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
import { startGuardedServers } from './guarded-servers.js';
import type { RuntimeOutcome } from './page-server.js';
import { runInBrowser } from './run-in-browser.js';
import { startEmulator } from './start-emulator.js';

const reports = join(rootDirectory, '.reports/runtimes');
/** Platforms keep to these themselves; here, everything is on this machine. */
const WITHOUT_PROXY = { NO_PROXY: '', no_proxy: '' };
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

const authority = join(directory, 'emulator.pem');
const plain = await startEmulator(directory);
const secure = await startEmulator(directory, ['--https', authority]);
const guarded = await startGuardedServers(join(rootDirectory, 'tests/certificates'));
// A platform may reset what it gave up.
const silent = createServer((socket) => socket.on('error', () => socket.destroy()));
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
const servers = JSON.stringify({
  ...guarded,
  plain,
  secure,
  silent: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
  ca: readFileSync(authority, 'utf8'),
});

async function inTerminal(command: string | undefined, args: readonly string[], platform: string) {
  if (command === undefined) return undefined;
  const before = guarded.connections();
  const all = [...args, 'in-terminal.mjs', servers, platform];
  const outcome = await runCommand(command, all, { cwd: directory, env: WITHOUT_PROXY });
  if (!outcome.succeeded || guarded.connections() > before) return outcome;
  return { succeeded: false, output: 'The proxy was not asked.' };
}

const bun = await findRuntime('bun', '1.4.5', platforms);
const deno = await findRuntime('deno', '2.9.6', platforms);
const browser = findOnPath(BROWSERS);
const outcomes: Record<string, RuntimeOutcome | undefined> = {
  Node: await inTerminal(process.execPath, [], 'node'),
  Bun: await inTerminal(bun, [], 'bun'),
  Deno: await inTerminal(deno, ['run', '--no-prompt', '--allow-net=127.0.0.1'], 'deno'),
  Chromium: browser === undefined ? undefined : await runInBrowser(browser, directory, plain),
};
for (const [name, outcome] of Object.entries(outcomes)) {
  if (outcome === undefined) console.log(`${name}: left out, neither installed nor to be had from npm`);
  else console.log(`${name}: ${outcome.succeeded ? 'passed' : 'FAILED'}: ${outcome.output.trim()}`);
  if (outcome?.succeeded === false) process.exitCode = 1;
}
process.exit();
