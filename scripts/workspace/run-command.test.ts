import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

const node = (program: string) => runCommand(process.execPath, ['-e', program], { cwd: '.' });

describe('a command that failed looks as if it had passed', () => {
  it('passes with 0 only', async () => {
    expect(await node('')).toMatchObject({ succeeded: true, output: '' });
    expect(await node('process.exitCode = 3')).toMatchObject({ succeeded: false });
  });

  it('says that it has failed when it says nothing else', async () =>
    expect(await node('process.exitCode = 3')).toMatchObject({
      output: 'node -e process.exitCode = 3 ended with status 3, without a word.\n',
    }));

  it('fails when it is killed', async () =>
    expect(await node(`console.log('begun'); process.kill(process.pid, 'SIGKILL')`)).toMatchObject({
      succeeded: false,
      output: expect.stringMatching(/^begun\nnode -e .* was ended by SIGKILL\.\n$/),
    }));

  it('fails when there is no such command, and says so', async () => {
    const { succeeded, output } = await runCommand('no-such-command-here', [], { cwd: '.' });
    expect(succeeded).toBe(false);
    expect(output).toContain('no-such-command-here');
  });
});

it('shows what was written to either stream, without colours', async () => {
  const { output } = await node(`console.log('\\x1b[31mred\\x1b[0m'); console.error('second')`);
  expect(output.split('\n').sort()).toEqual(['', 'red', 'second']);
});
