import type { ResponseInfo } from '../call/operation-caller.js';
import type { Page } from './page.js';

/** A page that is there but not decoded. */
export interface Arrival<T> {
  page(): Page<T>;
  /** Requests the page after this one; undefined on the last. */
  next(): Promise<Arrival<T>> | undefined;
  readonly response: ResponseInfo;
}

/** Walks the pages from `first` on; while one is decoded and looked at, the next is under way. */
export async function* prefetched<T>(first: () => Promise<Arrival<T>>): AsyncGenerator<Page<T>> {
  let coming: Promise<Arrival<T>> | undefined = first();
  while (coming) {
    const arrival: Arrival<T> = await coming;
    coming = arrival.next();
    if (coming) {
      // Its failure is told when its turn comes, and to nobody when the walk is left before.
      coming.catch(() => undefined);
      await requestsSent();
    }
    yield arrival.page();
  }
}

/** Node writes requests when there is nothing else to do at once: decoding would come before. */
function requestsSent(): Promise<void> {
  return new Promise((resolve) => {
    const { process } = globalThis;
    if (process?.nextTick) process.nextTick(resolve);
    else resolve();
  });
}
