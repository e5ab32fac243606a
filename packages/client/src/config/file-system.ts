import { ConfigurationError } from '../errors/configuration-error.js';

/**
 * Text of a file; rejects as `node:fs` does.
 * @throws {ConfigurationError} where there are no files.
 */
export async function readText(path: string): Promise<string> {
  const fs = platformFiles();
  if (fs) return fs.promises.readFile(path, 'utf8');
  throw new ConfigurationError(`${path} cannot be read: this platform has no files`, {
    hint: 'Pass the content itself in place of a path.',
  });
}

/** Text of a small file; undefined when it cannot be read. */
export function readTextNow(path: string): string | undefined {
  try {
    return platformFiles()?.readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Where there are files. Not an import: bundlers for browsers would have to be told to leave it out. */
export function platformFiles() {
  return globalThis.process?.getBuiltinModule?.('node:fs');
}
