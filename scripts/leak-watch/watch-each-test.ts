/** A setup file of Vitest: each test fails in which a secret of a test is printed, shown by an error, or put into an address. */
import { afterAll, afterEach } from 'vitest';
import { watchLeaks } from './watch-leaks.js';

const watch = watchLeaks();

function refuseLeaks(): void {
  const leaks = watch.leaks();
  if (leaks.length > 0) throw new Error(`A secret has got out.\n${leaks.join('\n')}`);
}

// Of a setup file, so the last of all: what other hooks print counts as well.
afterEach(refuseLeaks);
afterAll(() => {
  watch.stop();
  refuseLeaks();
});
