import { startEmulator } from '@kfp-ts/emulator';
import { expect, it } from 'vitest';
import { toWireParameters } from './wire-parameters.js';

/** The largest value that goes through, found by halving. */
async function largest(goesThrough: (length: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, 10_001];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await goesThrough(middle)) low = middle;
    else high = middle;
  }
  return low;
}

it.each(['x', '"', '<', 'é'])('refuses as many parameters as the server does, made of %j', async (letter) => {
  const emulator = await startEmulator({ execution: 'manual' });
  try {
    const manifest = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'w-' },
      spec: {
        entrypoint: 'a',
        arguments: { parameters: [{ name: 'p' }] },
        templates: [{ name: 'a', container: { image: 'x' } }],
      },
    };
    const atServer = await largest(async (length) => {
      const parameters = [{ name: 'p', value: letter.repeat(length) }];
      const body = JSON.stringify({
        name: 'r',
        pipeline_spec: { workflow_manifest: JSON.stringify(manifest), parameters },
      });
      return (await fetch(`${emulator.url}/apis/v1beta1/runs`, { method: 'POST', body })).ok;
    });
    const here = await largest((length) =>
      toWireParameters(undefined, { p: letter.repeat(length) }).then(
        () => true,
        (error) => error.code !== 'CONFIGURATION',
      ),
    );
    expect(here).toBe(atServer);
  } finally {
    await emulator.close();
  }
});
