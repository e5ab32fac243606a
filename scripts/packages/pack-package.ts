import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../workspace/run-command.js';
import type { WorkspacePackage } from '../workspace/workspace-packages.js';

/**
 * Packs a package as it would be published.
 *
 * @returns the absolute path of the archive
 * @throws Error with pnpm's messages
 */
export async function packPackage(
  rootDirectory: string,
  { folder, manifest }: WorkspacePackage,
  destination: string,
): Promise<string> {
  mkdirSync(destination, { recursive: true });
  const archive = join(destination, `${manifest.name.replace('@', '').replace('/', '-')}.tgz`);
  const packed = await runCommand('pnpm', ['pack', '--out', archive], { cwd: join(rootDirectory, folder) });
  if (!packed.succeeded) throw new Error(`${manifest.name} cannot be packed.\n${packed.output}`);
  return archive;
}
