import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { MAX_UNPACKED_BYTES, MAX_UNPACKING_RATIO } from '../package/package-limits.js';

const FREE_BYTES = 1024 * 1024;

/** Collects unpacked bytes and stops as soon as there are more than an honest package has. */
export class UnpackingBudget {
  readonly #packedBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(packedBytes: number) {
    this.#packedBytes = packedBytes;
  }

  /** @throws WorkflowPackageError `ARCHIVE_BOMB` */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#length > MAX_UNPACKED_BYTES) throw bomb('unpacks to more than 32 MiB');
    if (this.#length > Math.max(FREE_BYTES, this.#packedBytes * MAX_UNPACKING_RATIO)) {
      throw bomb(`unpacks to more than ${MAX_UNPACKING_RATIO} times its size`);
    }
    this.#chunks.push(chunk);
  }

  /** All bytes in one. */
  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, offset);
      offset += chunk.length;
    }
    return all;
  }
}

function bomb(what: string): WorkflowPackageError {
  return new WorkflowPackageError(
    'ARCHIVE_BOMB',
    `The archive ${what}.`,
    'A compiled pipeline is a text of at most a few MiB; pack that file alone.',
  );
}
