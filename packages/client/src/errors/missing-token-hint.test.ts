import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testResponse } from '../../test/test-request.js';
import { applyCommand } from '../manifests/apply-command.js';
import { podDefault } from '../manifests/pod-default.js';
import { classifyResponse } from './classify-response.js';
import { missingTokenHint } from './missing-token-hint.js';

/** The manifest in a hint, as kubectl would get it. */
const manifestIn = (hint = '') => parse(/printf '%s' '([^']*)' \| kubectl apply -f -/.exec(hint)?.[1] ?? '');

describe('the PodDefault in a hint', () => {
  it('is for another namespace than that of the pod', () => {
    const hint = missingTokenHint('/var/run/secrets/kubeflow/pipelines/token', () => 'jane\n');
    expect(manifestIn(hint)).toEqual(podDefault({ namespace: 'jane' }));
    expect(hint).not.toContain('your-namespace');
  });

  it('puts the token where nobody looks for it', () => {
    const path = '/var/run/mine/token';
    expect(manifestIn(missingTokenHint(path, () => 'jane'))).toEqual(podDefault({ namespace: 'jane', path }));
  });

  it.each(['token', '/token', '/var/../token'])('is for a path that no pod can have: %s', (path) => {
    expect(manifestIn(missingTokenHint(path, () => 'jane'))).toEqual(podDefault({ namespace: 'jane' }));
  });

  it.each([undefined, '', 'No Namespace', "x'; rm -rf ~; '"])(
    'breaks out of the shell, or hides what is left to fill in: %s',
    (namespace) => {
      const hint = missingTokenHint("/var/run/it's/token", () => namespace);
      expect(hint).toContain("(with the pod's namespace for your-namespace)");
      expect(hint).not.toContain('rm -rf');
    },
  );

  it('is not with the refusals that it helps against', () => {
    const exchange = { method: 'GET', path: '/apis/v1beta1/runs', attempts: 1 };
    const denied = classifyResponse(testResponse(403, 'RBAC: access denied'), exchange, 0);
    const nobody = classifyResponse(testResponse(401, '{"code":16,"message":"Unauthenticated"}'), exchange, 0);
    for (const { hint } of [denied, nobody]) expect(manifestIn(hint)).toMatchObject({ kind: 'PodDefault' });
  });
});

it('what a shell hands on is not what was meant', () => {
  const object = { a: `it's "quoted" $HOME \\ \`x\``, b: [1] };
  const [line = ''] = applyCommand(object).split(' | kubectl');
  expect(JSON.parse(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }))).toEqual(object);
});
