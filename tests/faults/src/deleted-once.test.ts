import { KfpClient } from '@kfp-ts/client';
import { bearerToken } from '@kfp-ts/client/auth';
import { type FaultEffect, startEmulator } from '@kfp-ts/emulator';
import { expect, it } from 'vitest';

/** Deletes a run that is not there, while the first request meets a fault. */
async function deleteNothing(fault: FaultEffect): Promise<unknown> {
  const emulator = await startEmulator({ execution: 'manual' });
  try {
    emulator.faults.add({ ...fault, when: { operation: 'DeleteRun' }, times: 1 });
    let tokens = 0;
    const kfp = new KfpClient({
      endpoint: emulator.url,
      auth: bearerToken(() => `token-${++tokens}`),
      random: () => 0,
    });
    const deletion = kfp.runs.delete('00000000-0000-4000-8000-000000000000');
    return await deletion.then(
      () => 'deleted',
      (error: { code?: string; attempts?: number }) => [error.code, error.attempts],
    );
  } finally {
    await emulator.close();
  }
}

it.each<FaultEffect>([{ fault: 'rate-limit' }, { fault: 'stale-token' }, { fault: 'login-page' }])(
  'something that never was is taken for deleted after $fault, which deletes nothing',
  async (fault) => {
    expect(await deleteNothing(fault)).toEqual(['NOT_FOUND', 2]);
  },
);

it('something that is gone after a lost answer is an error', async () => {
  expect(await deleteNothing({ fault: 'reset-after-commit' })).toBe('deleted');
});
