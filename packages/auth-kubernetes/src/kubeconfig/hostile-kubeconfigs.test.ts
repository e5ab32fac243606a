import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { isConfigurationError, isCredentialError } from '@kfp-ts/client';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kubeconfigConnection } from '../index.js';

const SECRET = 'c4nary-token';
const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
const path = join(folder, 'config');

/** What becomes of a file; anything but a connection or an error of ours is the mistake. */
async function outcome(text: string): Promise<'connected' | 'refused'> {
  writeFileSync(path, text);
  try {
    const { endpoint } = await kubeconfigConnection({ path, allowExec: true });
    expect(String(endpoint)).toMatch(
      /^https:\/\/[^/]+.*\/api\/v1\/namespaces\/kubeflow\/services\/ml-pipeline:http\/proxy$/,
    );
    return 'connected';
  } catch (error) {
    expect(error).toSatisfy((one) => isConfigurationError(one) || isCredentialError(one));
    expect(error).toMatchObject({ hint: expect.any(String) });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
    return 'refused';
  }
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, true, [], {}, [{}], { token: SECRET }, '__proto__', '../..', '\u0000'),
  fc.anything({ maxDepth: 2, maxKeys: 3 }),
);
/** A part of a kubeconfig, mostly as it should be. */
const mostly = (right: unknown) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: odd });
const record = (parts: Record<string, unknown>) =>
  fc.record(Object.fromEntries(Object.entries(parts).map(([name, right]) => [name, mostly(right)])), {
    requiredKeys: [],
  });

const kubeconfig: fc.Arbitrary<unknown> = fc
  .tuple(
    record({ server: 'https://cluster.example.com/k8s', 'tls-server-name': 'x', 'insecure-skip-tls-verify': true }),
    record({
      token: SECRET,
      username: 'jane',
      password: SECRET,
      as: 'joe',
      'client-key-data': btoa(SECRET),
      tokenFile: 'gone',
      exec: { command: 'kfp-no-such-program' },
      'auth-provider': { name: 'oidc', config: { 'id-token': SECRET } },
    }),
    record({ cluster: 'one', user: 'one', namespace: 'team-a' }),
    mostly('one'),
  )
  .map(([cluster, user, context, current]) => ({
    clusters: [{ name: 'one', cluster }],
    users: [{ name: 'one', user }],
    contexts: [{ name: 'one', context }],
    'current-context': current,
  }));
const right = {
  clusters: [{ name: 'one', cluster: { server: 'https://cluster.example.com/k8s' } }],
  users: [{ name: 'one', user: { token: SECRET } }],
  contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
  'current-context': 'one',
};

it('a kubeconfig with odd parts ends in an exception of a library, leads elsewhere, or is quoted', async () => {
  const seen = new Set<string>();
  const user = (user: unknown) => ({ ...right, users: [{ name: 'one', user }] });
  const examples: [unknown][] = [
    [right],
    [{ ...right, users: [] }],
    [{ ...right, contexts: [{ name: 'one', context: { cluster: 'one', user: { token: SECRET } } }] }],
    [user({ exec: { command: { token: SECRET } } })],
    [user({ exec: { command: 'kfp-no-such-program', args: [null], env: [null] } })],
    [user({ 'auth-provider': { name: 'oidc', config: { 'id-token': `${SECRET}.${SECRET}.${SECRET}` } } })],
  ];
  const property = fc.asyncProperty(kubeconfig, async (content) => {
    seen.add(await outcome(JSON.stringify(content)));
  });
  await fc.assert(property, { examples, numRuns: 200 });
  expect(seen).toEqual(new Set(['connected', 'refused']));
});

it('a file that was cut off, or is none, ends in an exception of a library, or is quoted', async () => {
  const text = JSON.stringify(right, null, 1);
  const cut = fc.nat(text.length).map((length) => text.slice(0, length));
  const other = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string({ unit: 'grapheme' }).map((junk) => `${text}\n${junk}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, other), async (content) => {
      await outcome(content);
    }),
    { numRuns: 150 },
  );
});
