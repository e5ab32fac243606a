import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';

const DETAILS = '#/runs/details/r%2F1';

describe('a link that people cannot open', () => {
  it.each([
    [{ endpoint: 'https://kf.test/pipeline' }, `https://kf.test/pipeline/${DETAILS}`],
    [{ endpoint: 'https://kf.test/pipeline', namespace: 'jane' }, `https://kf.test/_/pipeline/?ns=jane${DETAILS}`],
    [{ endpoint: 'https://kf.test/pipeline/apis/v1beta1' }, `https://kf.test/pipeline/${DETAILS}`],
    [{ endpoint: 'http://localhost:8080' }, `http://localhost:8080/${DETAILS}`],
    [{ endpoint: 'http://ml-pipeline.kubeflow.svc:8888' }, `/pipeline/${DETAILS}`],
    [{ endpoint: 'http://ml-pipeline-ui', namespace: 'jane' }, `/_/pipeline/?ns=jane${DETAILS}`],
    [
      { endpoint: 'http://ml-pipeline-ui', uiEndpoint: 'https://kf.test/pipeline/' },
      `https://kf.test/pipeline/${DETAILS}`,
    ],
    [
      { uiEndpoint: 'https://kf.test/_/pipeline/?ns=x#/runs', namespace: 'y' },
      `https://kf.test/_/pipeline/?ns=y${DETAILS}`,
    ],
    [{ uiEndpoint: 'kf.test:8080' }, `http://kf.test:8080/${DETAILS}`],
    [{ uiEndpoint: new URL('https://kf.test') }, `https://kf.test/${DETAILS}`],
    [{ connection: async () => ({ endpoint: 'https://k8s.test' }) }, `/pipeline/${DETAILS}`],
  ])('%j: %s', (options, link) => {
    expect(new KfpClient(options).links.run('r/1')).toBe(link);
  });

  it('leads to another kind of page', () => {
    const { links } = new KfpClient({ endpoint: 'https://kf.test/pipeline' });
    expect([links.run, links.experiment, links.pipeline, links.recurringRun].map((to) => to({ id: '1' }))).toEqual([
      'https://kf.test/pipeline/#/runs/details/1',
      'https://kf.test/pipeline/#/experiments/details/1',
      'https://kf.test/pipeline/#/pipelines/details/1',
      'https://kf.test/pipeline/#/recurringrun/details/1',
    ]);
  });

  it('leads to the namespace of another client', () => {
    const kfp = new KfpClient({ endpoint: 'https://kf.test/pipeline', namespace: 'jane' });
    expect(kfp.inNamespace('team-b').links.home).toBe('https://kf.test/_/pipeline/?ns=team-b');
  });

  it('carries a password', () => {
    const kfp = new KfpClient({ endpoint: 'https://kf.test', uiEndpoint: 'https://u:s3cret@kf.test/pipeline' });
    expect(kfp.links.run('1') + kfp.explain()).not.toContain('s3cret');
  });
});
