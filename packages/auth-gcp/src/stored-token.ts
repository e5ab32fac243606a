import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

interface Stored {
  readonly clientId?: unknown;
  readonly refreshToken?: unknown;
}

/** The refresh token that a file keeps for a client; undefined when there is none. */
export async function readStoredToken(path: string | undefined, clientId: string): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    const stored = JSON.parse(await readFile(path, 'utf8')) as Stored;
    return stored.clientId === clientId && typeof stored.refreshToken === 'string' ? stored.refreshToken : undefined;
  } catch {
    // Not there, or not ours: the user logs in again.
    return undefined;
  }
}

/** Keeps a refresh token for its owner alone to read. */
export async function storeToken(path: string | undefined, clientId: string, refreshToken: string): Promise<void> {
  if (path === undefined) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify({ clientId, refreshToken })}\n`, { mode: 0o600 });
  // The mode counts for new files only.
  await chmod(path, 0o600);
}
