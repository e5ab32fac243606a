import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { isConfigurationError } from '../errors/configuration-error.js';
import { podDefault, roleBinding, tokenVolume, toYaml } from './index.js';

it('a notebook with the label gets a token that the API server does not accept, or where no one reads it', () => {
  expect(parse(toYaml(podDefault({ namespace: 'team-a' })))).toEqual({
    apiVersion: 'kubeflow.org/v1alpha1',
    kind: 'PodDefault',
    metadata: { name: 'access-ml-pipeline', namespace: 'team-a' },
    spec: {
      desc: 'Allow access to Kubeflow Pipelines',
      selector: { matchLabels: { 'access-ml-pipeline': 'true' } },
      volumes: [
        {
          name: 'volume-kf-pipeline-token',
          projected: {
            sources: [
              {
                serviceAccountToken: { path: 'token', expirationSeconds: 7200, audience: 'pipelines.kubeflow.org' },
              },
            ],
          },
        },
      ],
      volumeMounts: [
        { name: 'volume-kf-pipeline-token', mountPath: '/var/run/secrets/kubeflow/pipelines', readOnly: true },
      ],
      env: [{ name: 'KF_PIPELINES_SA_TOKEN_PATH', value: '/var/run/secrets/kubeflow/pipelines/token' }],
    },
  });
});

it('the label comes out as a boolean, which Kubernetes refuses', () => {
  expect(toYaml(podDefault({ namespace: 'team-a' }))).toContain('access-ml-pipeline: "true"');
});

it('a role is bound in the namespace of the subject, not where the rights are wanted', () => {
  const binding = roleBinding({
    namespace: 'team-b',
    subject: { serviceAccount: 'default-editor', namespace: 'team-a' },
  });
  expect(binding.metadata).toEqual({ name: 'team-a-default-editor-kubeflow-pipelines-edit', namespace: 'team-b' });
  expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'default-editor', namespace: 'team-a' }]);
});

it('a person is bound under a name that Kubernetes refuses for the binding', () => {
  const { metadata, subjects } = roleBinding({
    namespace: 'team-b',
    subject: { user: 'Jane.Doe@Example.com' },
    clusterRole: 'kubeflow-view',
  });
  expect(metadata.name).toBe('jane-doe-example-com-kubeflow-view');
  expect(subjects[0]?.name).toBe('Jane.Doe@Example.com');
});

it('a service account that Kubernetes takes is refused, as its name has dots', () => {
  const { subjects } = roleBinding({ namespace: 'team-b', subject: { serviceAccount: 'ci.runner' } });
  expect(subjects[0]?.name).toBe('ci.runner');
});

it('a name breaks out of the document', () => {
  const user = 'x\n---\nkind: ClusterRoleBinding\n# "\'';
  const documents = parseAllDocuments(toYaml(roleBinding({ namespace: 'a', subject: { user } })));
  expect(documents).toHaveLength(1);
  expect(documents[0]?.toJS().subjects[0].name).toBe(user);
});

it('several objects become one document', () => {
  const objects = [podDefault({ namespace: 'a' }), roleBinding({ namespace: 'a', subject: { serviceAccount: 'sa' } })];
  expect(parseAllDocuments(toYaml(...objects)).map((document) => document.toJS().kind)).toEqual([
    'PodDefault',
    'RoleBinding',
  ]);
});

it.each([
  () => podDefault({ namespace: 'Team A' }),
  () => podDefault({ namespace: '' }),
  () => podDefault({ namespace: 'a', name: 'x/y' }),
  () => tokenVolume({ path: 'token' }),
  () => tokenVolume({ path: '/token' }),
  () => tokenVolume({ path: '/var/run/' }),
  () => tokenVolume({ path: '/var/run/..' }),
  () => tokenVolume({ path: '/var/run/..token' }),
  () => tokenVolume({ path: '/var/../run/token' }),
  () => tokenVolume({ path: '/var/a:b/token' }),
  () => tokenVolume({ path: '/var/run/to\nken' }),
  () => tokenVolume({ audience: ' ' }),
  () => tokenVolume({ expirationSeconds: 60 }),
  () => tokenVolume({ expirationSeconds: 2 ** 33 }),
  () => tokenVolume({ expirationSeconds: Number.NaN }),
  () => roleBinding({ namespace: 'a', subject: {} as never }),
  () => roleBinding({ namespace: 'a', subject: { user: '' } }),
  () => roleBinding({ namespace: 'a', subject: { user: 'jane' }, name: 'a/b' }),
  () => roleBinding({ namespace: 'a', subject: { user: 'jane' }, name: '..' }),
  () => roleBinding({ namespace: 'a', subject: { user: 'jane' }, clusterRole: 'edit%2F' }),
  () => roleBinding({ namespace: 'a', subject: { user: 'jane' }, clusterRole: '' }),
  () => roleBinding({ namespace: 'a', subject: { serviceAccount: 'a b' } }),
])('a manifest that the cluster refuses is made: %s', (make) => {
  expect(make).toThrow(expect.toSatisfy((error) => isConfigurationError(error) && error.hint !== undefined));
});
