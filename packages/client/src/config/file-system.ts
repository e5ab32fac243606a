/** The files that the client may read: tokens, packages. */
export interface FileSystem {
  /** Whole content; rejects as `node:fs` does. */
  readBytes(path: string): Promise<Uint8Array>;
  readText(path: string): Promise<string>;
  /** Text of a small file, undefined when it cannot be read. */
  readTextNow(path: string): string | undefined;
}
