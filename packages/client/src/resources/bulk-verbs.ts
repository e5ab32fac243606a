import type { CallOptions } from '../call/call-options.js';
import { ConfigurationError } from '../errors/index.js';
import { type IdRef, requiredId } from '../references/ref.js';

/** What can be done to many runs. */
export type BulkVerb = 'archive' | 'unarchive' | 'terminate' | 'retry' | 'delete';

export interface BulkOptions {
  /** Requests under way at once. Default 8. */
  concurrency?: number;
  /** Only tell what would be done. Default false. */
  dryRun?: boolean;
}

export interface BulkResult {
  /** Ids of the runs that it was done to, or with `dryRun` would be. */
  readonly done: readonly string[];
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

/** Does something to each of many runs, going on where one fails. */
export async function bulk(
  verb: (id: string, options?: CallOptions) => Promise<unknown>,
  refs: Iterable<IdRef> | AsyncIterable<IdRef>,
  { concurrency = 8, dryRun = false }: BulkOptions,
  options?: CallOptions,
): Promise<BulkResult> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new ConfigurationError(`concurrency must be a whole number of at least 1, not ${concurrency}.`);
  }
  const done: string[] = [];
  const failed: { id: string; error: unknown }[] = [];
  const underWay = new Set<Promise<void>>();
  for await (const ref of refs) {
    options?.signal?.throwIfAborted();
    const id = requiredId(ref, 'run');
    if (dryRun) {
      done.push(id);
      continue;
    }
    const work: Promise<void> = verb(id, options)
      .then(
        () => void done.push(id),
        (error: unknown) => void failed.push({ id, error }),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
    if (underWay.size >= concurrency) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  options?.signal?.throwIfAborted();
  return { done, failed };
}
