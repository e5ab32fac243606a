import { promises, readFileSync } from 'node:fs';
import type { FileSystem } from './file-system.js';

/** Files by `node:fs`. */
export const fileSystem: FileSystem = {
  readBytes: (path) => promises.readFile(path),
  readText: (path) => promises.readFile(path, 'utf8'),
  readTextNow(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
};
