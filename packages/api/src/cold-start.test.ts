import { afterEach, expect, it, vi } from 'vitest';

const NAMES = ['fetch', 'Request', 'Headers', 'Response', 'FormData'] as const;

afterEach(() => vi.unstubAllGlobals());

/** Any look at one of them makes Node load its own fetch: 25 to 100 ms. */
it('importing the package and creating a client loads no fetch', async () => {
  const touched: string[] = [];
  for (const name of NAMES) {
    const original = Object.getOwnPropertyDescriptor(globalThis, name);
    vi.stubGlobal(name, undefined);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        touched.push(name);
        return original?.value ?? original?.get?.call(globalThis);
      },
    });
  }
  vi.resetModules();
  const { createApi, operations } = await import('./index.js');
  createApi({ baseUrl: 'http://h' });
  expect(touched).toEqual([]);
  expect(operations.GetRun.path).toBe('/apis/v1beta1/runs/{run_id}');
});
