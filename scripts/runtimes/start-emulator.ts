import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Starts the packed emulator of a project for as long as this process lasts; gives its address. */
export async function startEmulator(project: string, args: readonly string[] = []): Promise<string> {
  const program = join(project, 'node_modules/.bin/kfp-emulator');
  const emulator = spawn(program, ['--port', '0', '--speed', '100', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => emulator.kill());
  const ready = await new Promise<string>((resolve, reject) => {
    emulator.on('error', reject);
    emulator.stdout.setEncoding('utf8').on('data', resolve);
  });
  return /https?:\S+/.exec(ready)?.[0] ?? '';
}
