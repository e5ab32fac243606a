import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { CallOptions } from './call-options.js';

const kfp = new KfpClient({
  endpoint: 'http://localhost:1',
  fetch: async () => {
    throw new Error('nothing is to be sent');
  },
});

describe('a limit that no call can keep', () => {
  it.each<CallOptions>([
    { timeoutMs: 0 },
    { timeoutMs: Number.NaN },
    { timeoutMs: -1 },
    { totalTimeoutMs: 0 },
    { retry: { maxAttempts: 0 } },
    { retry: { maxAttempts: Number.NaN } },
  ])('is refused by the call, as by the constructor: %j', async (options) => {
    const refusal = { code: 'CONFIGURATION', hint: expect.any(String) };
    await expect(kfp.runs.get('r', options)).rejects.toMatchObject(refusal);
    expect(() => new KfpClient({ endpoint: 'http://localhost:1', ...options })).toThrow(/not a number above 0/);
  });

  it.each([{ timeoutMs: -1 }, { timeoutMs: Number.NaN }, { poll: { minMs: -1 } }, { poll: { maxMs: Number.NaN } }])(
    'is refused by a wait: %j',
    async (options) => {
      await expect(kfp.runs.wait('r', options)).rejects.toMatchObject({ code: 'CONFIGURATION' });
      await expect(kfp.runs.waitAll(['r'], options)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    },
  );

  it.each(['', null])('is no package either: %j', async (given) => {
    const submission = { package: given as string };
    await expect(kfp.runs.submit(submission)).rejects.toMatchObject({ message: 'The package is given, but empty.' });
  });
});
