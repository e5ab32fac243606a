import { describe, expect, it } from 'vitest';
import { EmulatorOptionError } from '../emulator-options.js';
import { startEmulator } from '../start-emulator.js';

describe('a policy that cannot be read lets everybody in, or breaks each request', () => {
  it.each<[unknown, string]>([
    [5, 'The policy is no object'],
    [[], 'The policy is no object'],
    [{ rulez: [] }, 'The policy has no member "rulez"'],
    [{ rules: 5 }, '"rules" of the policy is no list'],
    [{ rules: [{ user: ['ann'] }] }, 'Rule 1 of the policy has no member "user"'],
    [{ rules: [{}, { users: 'ann' }] }, '"users" of rule 2 of the policy is no list of texts'],
    [{ rules: [null] }, 'Rule 1 of the policy is no object'],
    [{ tokens: { secret: 'ann' } }, 'Token 1 of the policy is no object'],
    [{ tokens: { secret: { user: 'ann' } } }, 'Token 1 of the policy has no member "user"'],
    [{ tokens: { secret: {} } }, 'Token 1 of the policy has no "username"'],
    [{ tokens: { secret: { username: 'ann', audiences: 'x' } } }, '"audiences" of token 1 of the policy is no list'],
  ])('%j', async (policy, message) => {
    const started = startEmulator({ multiUser: true, policy: policy as never });
    await expect(started).rejects.toBeInstanceOf(EmulatorOptionError);
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.not.toThrow('secret');
  });
});

it('a rule without users is for nobody, or breaks each request', async () => {
  const emulator = await startEmulator({ multiUser: true, policy: { rules: [{ namespaces: ['a'] }] } });
  try {
    const list = (namespace: string) =>
      fetch(
        `${emulator.url}/apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=${namespace}`,
        { headers: { 'kubeflow-userid': 'ann' } },
      );
    expect([(await list('a')).status, (await list('b')).status]).toEqual([200, 403]);
  } finally {
    await emulator.close();
  }
});
