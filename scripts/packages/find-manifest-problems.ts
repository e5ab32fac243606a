import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runCommand } from '../workspace/run-command.js';

/** What publint says about a packed package, suggestions included. */
export async function findPublintProblems(archive: string): Promise<string[]> {
  const bytes = readFileSync(archive);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pkgDir: 'package', pack: { tarball }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

/** What Are the types wrong says. The packages are ES modules only, which is the one finding that is expected. */
export async function findTypeResolutionProblems(rootDirectory: string, archive: string): Promise<string[]> {
  const { succeeded, output } = await runCommand(
    join(rootDirectory, 'node_modules/.bin/attw'),
    [archive, '--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'ascii', '--no-emoji'],
    { cwd: rootDirectory, env: { FORCE_COLOR: '0' } },
  );
  return succeeded ? [] : [`Are the types wrong?\n${output.trim()}`];
}
