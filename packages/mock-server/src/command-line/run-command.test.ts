import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  let answered = 0;
  const code = await runCommand(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    untilStopped: async () => {
      const url = /http:\/\/127\S+$/.exec(out[0] ?? '')?.[0] ?? '';
      answered = (await fetch(`${url}/apis/v1beta1/runs?bogus=1`)).status;
    },
  });
  return { code, out, err, answered };
}

describe('a wrong argument ends in two lines and exit code 2', () => {
  it.each([
    [['--port', 'http'], '--port takes a number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
    [['--mode', 'refuse'], '--mode says what the proxy does, and needs --upstream.'],
    [['--upstream', 'localhost:8888'], 'The upstream "localhost:8888" is not an http or https URL.'],
    [['--upstream', 'http://x', '--mode', 'both'], '--mode takes report or refuse, not "both".'],
    [['--prot', '1'], "Unknown option '--prot'"],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err).toHaveLength(2);
    expect(err[0]).toContain(message);
  });
});

describe('the ready line says where, once requests are answered', () => {
  it('as a mock', async () => {
    const { code, out, answered } = await run('--port', '0');
    expect({ code, answered, lines: out.length }).toEqual({ code: 0, answered: 200, lines: 1 });
  });

  it('as a proxy, with a line for each violation', async () => {
    const { out, answered } = await run('--upstream', 'http://127.0.0.1:1', '--mode', 'refuse');
    expect(answered).toBe(400);
    expect(out[1]).toBe('request ListRuns (GET /apis/v1beta1/runs): query.bogus is not described');
  });
});

it('a port that is taken is told with what to do', async () => {
  let second: { code: number; err: string[] } | undefined;
  const out: string[] = [];
  await runCommand(['--port', '0'], {
    out: (line) => out.push(line),
    err: () => {},
    untilStopped: async () => {
      second = await run('--port', new URL(/http\S+/.exec(out[0] ?? '')?.[0] ?? '').port);
    },
  });
  expect(second?.code).toBe(1);
  expect(second?.err[0]).toMatch(/^kfp-mock-server cannot start: .*EADDRINUSE/);
});
