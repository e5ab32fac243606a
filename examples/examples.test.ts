import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 50 });
});
afterAll(() => emulator.close());

describe('examples run as they stand', () => {
  it.each([
    ['low-level-rest.ts', /low-level \d+ STORAGESTATE_AVAILABLE/],
    ['submit-and-wait.ts', /artifacts: Succeeded at 20/],
    ['list-failed-runs.ts', /0 failed/],
    ['publish-pipeline.ts', /fan-out-fan-in: created[\s\S]*unchanged/],
    ['recurring-run.ts', /created/],
    ['handle-errors.ts', /GetRun: 404/],
    ['sign-in.ts', /the Dex login of user@example.com[\s\S]*3 experiments { logins: 2/],
    ['emulator-in-a-test.ts', /before: Pending[\s\S]*after ten minutes: Succeeded/],
    ['contract-test-with-mock.ts', /200 \d+ run/],
  ])('%s', { timeout: 60_000 }, async (file, expected) => {
    const { code, output } = await runExample(file, { KF_PIPELINES_ENDPOINT: emulator.url });
    expect(output).toMatch(expected);
    expect(code).toBe(0);
  });
});

describe('the demo', () => {
  it('runs for both users and shows the refusal, as plain lines in a pipe', { timeout: 120_000 }, async () => {
    const { code, output } = await runExample('demo/demo.ts', {});
    expect(output).toMatch(/alice, namespace ns-alice[\s\S]*bob, namespace ns-bob[\s\S]*PermissionDeniedError \(403\)/);
    expect(output.match(/result {6}Succeeded/g)).toHaveLength(2);
    expect(output).not.toContain('\u001b');
    expect(output).not.toMatch(/token-(alice|bob)/);
    expect(code).toBe(0);
  });

  it('says what to do about a bad option and about a server that is not there', { timeout: 120_000 }, async () => {
    const wrong = await runExample('demo/demo.ts', {}, ['--endpont', 'x']);
    expect(wrong.code).toBe(2);
    expect(wrong.output).toContain('--help');
    const absent = await runExample('demo/demo.ts', {}, ['--endpoint', 'http://127.0.0.1:1']);
    expect(absent.code).toBe(1);
    expect(absent.output).toMatch(/ConnectionError: /);
  });
});

async function runExample(file: string, env: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['--conditions=@kfp-ts/source', '--import', 'tsx', file, ...args], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: '1', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}
