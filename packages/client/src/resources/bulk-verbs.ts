import type { CallOptions } from '../call/call-options.js';
import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/index.js';
import { type IdRef, requiredId } from '../references/ref.js';
import { requireMany } from '../references/require-many.js';

/** What can be done to many runs. */
export type BulkVerb = (typeof VERBS)[number];

const VERBS = ['archive', 'unarchive', 'terminate', 'retry', 'delete'] as const;

export interface BulkOptions {
  /** Requests under way at once. Default 8. */
  concurrency?: number | undefined;
  /** Only tell what would be done. Default false. */
  dryRun?: boolean | undefined;
}

export interface BulkResult {
  /** Ids of the runs that it was done to, or with `dryRun` would be. */
  readonly done: readonly string[];
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

/** @throws ConfigurationError for what runs cannot be made to do. */
export function requireVerb(verb: BulkVerb): void {
  if (VERBS.includes(verb)) return;
  throw new ConfigurationError(`Runs cannot be made to ${String(verb)}.`, { hint: `The verbs: ${VERBS.join(', ')}.` });
}

/** Does something to each of many runs, going on where one fails. */
export async function bulk(
  verb: (id: string, options?: CallOptions) => Promise<unknown>,
  refs: Iterable<IdRef> | AsyncIterable<IdRef>,
  bulkOptions: BulkOptions,
  options?: CallOptions,
): Promise<BulkResult> {
  requireKnown('bulk options', bulkOptions, 'concurrency dryRun');
  requireMany(refs);
  const { concurrency = 8, dryRun = false } = bulkOptions;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new ConfigurationError(`concurrency must be a whole number of at least 1, not ${concurrency}.`, {
      hint: 'Leave it out for 8.',
    });
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
