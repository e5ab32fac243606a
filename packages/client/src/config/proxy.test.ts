import { describe, expect, it } from 'vitest';
import { parseProxy, proxyFromEnvironment } from './proxy.js';

describe('a proxy that is used where it should not be, or not where it should', () => {
  const env = { HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:1', http_proxy: 'plain:2', NO_PROXY: '' };

  it.each([
    ['https://kf.test/pipeline', '', 'http://small:1'],
    ['http://kf.test', '', 'http://plain:2'],
    ['https://kf.test', 'other.test', 'http://small:1'],
    ['https://kf.test', 'f.test', 'http://small:1'],
    ['https://kf.test', 'kf.test', undefined],
    ['https://a.kf.test', 'x, kf.test', undefined],
    ['https://a.kf.test', '.kf.test', undefined],
    ['https://a.kf.test', '*.KF.test', undefined],
    ['https://kf.test:8443', 'kf.test:8443', undefined],
    ['https://kf.test', 'kf.test:8443', 'http://small:1'],
    ['https://kf.test', '*', undefined],
    ['http://localhost:8080', '', undefined],
    ['http://ml-pipeline.kubeflow.svc.cluster.local:8888', '', undefined],
    ['http://ml-pipeline-ui', '', undefined],
    ['not a URL', '', undefined],
  ])('%s with NO_PROXY=%s: %s', (endpoint, exceptions, proxy) => {
    expect(proxyFromEnvironment(endpoint, { ...env, NO_PROXY: exceptions })).toBe(proxy);
  });

  it.each(['socks5://p:1', 'p:1', 'http://', ''])('refuses %j, unquoted', (proxy) => {
    expect(() => parseProxy(proxy)).toThrow('The proxy is not');
  });
});
