import { createHash } from 'node:crypto';

/** Where an upstream file comes from, and what it holds. */
export interface PinnedFile {
  /** Name of the file in the folder of upstream files. */
  readonly file: string;
  readonly repository: string;
  readonly tag: string;
  readonly commit: string;
  readonly path: string;
  readonly sha256: string;
}

export interface SpecLock {
  /** The document is made from this one. */
  readonly source: PinnedFile;
  /** The document is compared with these as well; `expected` lists the known differences. */
  readonly relatives: readonly (PinnedFile & { readonly expected: string })[];
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @throws {Error} when the file is not the pinned one. */
export function assertPinned(text: string, pinned: PinnedFile): void {
  const found = sha256Of(text);
  if (found === pinned.sha256) return;
  throw new Error(
    `The upstream file has the sha256 ${found}, the lock pins ${pinned.sha256} (${pinned.repository} ${pinned.tag}).\n` +
      'Pass the pinned file, or pin another one: --repin --tag TAG --commit COMMIT.',
  );
}
