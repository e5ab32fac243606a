import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isConfigurationError } from '../errors/configuration-error.js';
import { parseEndpoint } from './endpoint.js';

const failure = (endpoint: string) => {
  try {
    parseEndpoint(endpoint);
  } catch (error) {
    if (isConfigurationError(error)) return error;
  }
  throw new Error(`${endpoint} was taken`);
};

describe('an endpoint as people paste it', () => {
  it.each([
    ['http://localhost:8888', 'http://localhost:8888'],
    ['  https://kf.test/pipeline/  ', 'https://kf.test/pipeline'],
    ['https://kf.test//pipeline//', 'https://kf.test/pipeline'],
    ['HTTPS://KF.test:443/pipeline', 'https://kf.test/pipeline'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    [
      'https://k8s.test/api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy/',
      'https://k8s.test/api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy',
    ],
  ])('%s', (given, url) => {
    expect(parseEndpoint(given)).toEqual({ url, origin: new URL(url).origin });
    expect(parseEndpoint(new URL(given.trim())).url).toBe(url);
  });

  it('takes off the path of the API, and says so', () => {
    expect(parseEndpoint('https://kf.test/pipeline/apis/v1beta1/')).toMatchObject({
      url: 'https://kf.test/pipeline',
      apiPath: '/apis/v1beta1',
      note: expect.stringContaining('/apis/v1beta1'),
    });
    expect(parseEndpoint('http://tekton.test/apis/v1')).toMatchObject({
      url: 'http://tekton.test',
      apiPath: '/apis/v1',
    });
    expect(parseEndpoint('http://kf.test/apis').apiPath).toBeUndefined();
  });
});

describe('an endpoint that cannot be right', () => {
  it.each([
    ['kf.test/pipeline', /does not start with https/, 'https://kf.test/pipeline'],
    ['localhost:8080', /does not start with https/, 'https://localhost:8080'],
    ['', /does not start with https/, 'https://'],
    ['ftp://kf.test', /does not start with https/, 'https://kubeflow.example.com'],
    ['http://', /is not a URL/, 'https://kubeflow.example.com'],
    ['https://kf.test/pipeline/#/runs/details/x', /web pages/, 'https://kf.test/pipeline.'],
    ['https://kf.test/_/pipeline/?ns=jane', /web pages/, 'https://kf.test/pipeline.'],
    ['https://kf.test/pipeline?ns=jane', /has a query/, 'https://kubeflow.example.com'],
    ['https://kf.test/pipeline/apis/v2beta1/runs', /goes on into the API/, 'https://kf.test/pipeline.'],
  ])('%s: says what to write instead', (endpoint, message, hint) => {
    expect(failure(endpoint).message).toMatch(message);
    expect(failure(endpoint).hint).toContain(hint);
  });

  it('never quotes what may be a secret', () => {
    for (const endpoint of [
      'https://me:s3cret@kf.test',
      'me:s3cret@kf.test',
      'https://kf.test/?token=s3cret#x',
      '//u:s3cret@kf.test',
      'https://u:s3cret@[kf.test',
      'https://kf.test/#access_token=s3cret',
    ]) {
      expect(JSON.stringify(failure(endpoint)) + inspect(failure(endpoint), { depth: 9 })).not.toContain('s3cret');
    }
  });
});
