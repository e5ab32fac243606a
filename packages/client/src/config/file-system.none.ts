import { ConfigurationError } from '../errors/configuration-error.js';
import type { FileSystem } from './file-system.js';

/** For platforms without files. */
export const fileSystem: FileSystem = {
  readBytes: refuse,
  readText: refuse,
  readTextNow: () => undefined,
};

async function refuse(path: string): Promise<never> {
  throw new ConfigurationError(`${path} cannot be read: this platform has no files`, {
    hint: 'Pass the content itself in place of a path.',
  });
}
