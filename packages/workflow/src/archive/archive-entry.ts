/** A file in an archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** Unpacks the file. */
  read(): Uint8Array;
}
