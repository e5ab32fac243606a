import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type RuntimeOutcome, startPageServer } from './page-server.js';

const LONGEST_MS = 60_000;

/** Bundles the page's program, which fails for what browsers lack, and has a browser without a window open it. */
export async function runInBrowser(browser: string, project: string, upstream: string): Promise<RuntimeOutcome> {
  const outdir = join(project, 'bundled');
  await build({
    entryPoints: [join(project, 'in-page.mjs')],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  const page = await startPageServer(outdir, upstream);
  const profile = mkdtempSync(join(tmpdir(), 'kfp-ts-browser-'));
  // Containers and root have no sandbox to offer.
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'];
  const child = spawn(browser, [...flags, `--user-data-dir=${profile}`, page.url], { stdio: 'ignore' });
  const ended = new Promise<RuntimeOutcome>((resolve) => {
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', () => resolve({ succeeded: false, output: 'The browser ended before the page was through.' }));
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<RuntimeOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ succeeded: false, output: `Not through after ${LONGEST_MS} ms.` }), LONGEST_MS);
  });
  const outcome = await Promise.race([page.outcome, ended, late]);
  clearTimeout(timer);
  child.kill();
  await ended;
  page.close();
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch {
    // A process that the browser has started may still write there; the folder is a temporary one.
  }
  return outcome;
}
