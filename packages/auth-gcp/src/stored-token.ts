import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CredentialError } from '@kfp-ts/client';

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

/**
 * Keeps a refresh token for its owner alone to read.
 * @throws CredentialError when the file cannot be written
 */
export async function storeToken(path: string | undefined, clientId: string, refreshToken: string): Promise<void> {
  if (path === undefined) return;
  // A file of its own that takes the place of the other: nobody reads half of it, or may read it for a moment.
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(fresh, `${JSON.stringify({ clientId, refreshToken })}\n`, { mode: 0o600, flag: 'wx' });
    await rename(fresh, path);
  } catch (cause) {
    await rm(fresh, { force: true }).catch(() => {});
    throw new CredentialError(`The refresh token cannot be kept in ${path}`, {
      cause,
      hint: 'Name a file in tokenFile that this program may write, or leave it out to log in with each program.',
    });
  }
}
