import type { Page } from './page.js';

/** Walks the pages from `first` on; while one is looked at, the next is under way. */
export async function* prefetched<T>(first: () => Promise<Page<T>>): AsyncGenerator<Page<T>> {
  let coming: Promise<Page<T>> | undefined = first();
  while (coming) {
    const page: Page<T> = await coming;
    coming = page.next();
    // Its failure is told when its turn comes, and to nobody when the walk is left before.
    coming?.catch(() => undefined);
    yield page;
  }
}
