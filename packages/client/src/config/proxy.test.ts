import fc from 'fast-check';
import { getProxyForUrl } from 'proxy-from-env';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseProxy, proxyFromEnvironment } from './proxy.js';

afterEach(() => vi.unstubAllEnvs());

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
    ['https://kf.test', '.kf.test', undefined],
    ['https://a.kf.test', '*.KF.test', undefined],
    ['https://kf.test:8443', 'kf.test:8443', undefined],
    ['https://kf.test', 'kf.test:8443', 'http://small:1'],
    ['https://kf.test', 'kf.test:443', undefined],
    ['http://kf.test', 'kf.test:443', 'http://plain:2'],
    ['https://kf.test', '*', undefined],
    ['https://kf.test', 'a.test *', undefined],
    ['https://10.1.2.3', '10.1.2.3', undefined],
    ['https://10.1.2.3', '192.168.0.0/16,10.0.0.0/8', undefined],
    ['https://11.1.2.3', '10.0.0.0/8', 'http://small:1'],
    ['https://kf.test', '10.0.0.0/8,10.0.0.0/x,/,nonsense/8', 'http://small:1'],
    ['https://[fd00::1]', 'fd00::1', undefined],
    ['https://[fd00::1]', 'FD00:0::1', undefined],
    ['https://[fd00::1]:8443', '[fd00::1]:8443', undefined],
    ['https://[fd00::1]', '[fd00::1]:8443', 'http://small:1'],
    ['https://[fd00::1]', 'fd00::/8', undefined],
    ['https://[fe80::1]', 'fd00::/8,10.0.0.0/8', 'http://small:1'],
    ['https://10.1.2.3', 'fd00::/8', 'http://small:1'],
    ['https://kf.test', '[,::,http://kf.test,:443,.', 'http://small:1'],
    ['http://localhost:8080', '', undefined],
    ['http://[::1]:8080', '', undefined],
    ['http://ml-pipeline.kubeflow.svc.cluster.local:8888', '', undefined],
    ['http://ml-pipeline-ui', '', undefined],
    ['not a URL', '', undefined],
  ])('%s with NO_PROXY=%s: %s', (endpoint, exceptions, proxy) => {
    expect(proxyFromEnvironment(endpoint, { ...env, NO_PROXY: exceptions })).toBe(proxy);
  });

  it.each([
    [{ ALL_PROXY: 'http://all:1' }, 'http://all:1'],
    [{ ALL_PROXY: 'http://all:1', https_proxy: 'http://one:1' }, 'http://one:1'],
    [{ ALL_PROXY: 'socks5h://all:1' }, undefined],
    [{ https_proxy: '  ' }, undefined],
    [{ http_proxy: 'http://other:1' }, undefined],
  ])('%j: %s', (variables, proxy) => {
    expect(proxyFromEnvironment('https://kf.test', variables)).toBe(proxy);
  });

  it('whatever other programs of this machine leave out, is left out', () => {
    const label = fc.constantFrom('kf', 'test', 'a', 'example', 'xn--bcher-kva');
    const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    const prefix = fc.constantFrom('', '.', '*.');
    const port = fc.constantFrom('', ':443', ':8443');
    const entry = fc.tuple(prefix, host, port).map((parts) => parts.join(''));
    const endpoint = fc.tuple(host, port).map((parts) => `https://${parts.join('')}/pipeline`);
    const list = fc
      .tuple(fc.array(entry, { maxLength: 4 }), fc.constantFrom(',', ' ', ', '))
      .map(([all, by]) => all.join(by));
    fc.assert(
      fc.property(endpoint, list, (url, exceptions) => {
        const proxy = 'http://proxy.test:3128';
        for (const name of ['https_proxy', 'no_proxy', 'all_proxy']) vi.stubEnv(name, '');
        vi.stubEnv('HTTPS_PROXY', proxy);
        vi.stubEnv('NO_PROXY', exceptions);
        const ours = proxyFromEnvironment(url, { HTTPS_PROXY: proxy, NO_PROXY: exceptions });
        if (getProxyForUrl(url) === '') expect(ours).toBeUndefined();
        else if (!exceptions) expect(ours).toBe(proxy);
      }),
      {
        examples: [
          ['https://a.kf.test/', '*.kf.test:443'],
          ['https://kf.test:8443/', 'a.test, kf.test:8443'],
          ['https://kf.test/', ''],
        ],
      },
    );
  });

  it('a list of any text is no reason to fail', () => {
    const endpoint = fc.constantFrom('https://kf.test/pipeline', 'http://10.1.2.3:8080', 'https://[fd00::1]');
    fc.assert(
      fc.property(fc.string(), endpoint, (exceptions, url) => {
        const proxy = proxyFromEnvironment(url, { https_proxy: 'p', http_proxy: 'p', no_proxy: exceptions });
        expect([undefined, 'http://p']).toContain(proxy);
      }),
      {
        examples: [
          ['1.2.3.4/33', 'https://1.2.3.4'],
          ['[::1', 'https://a.test'],
          ['%', 'https://a.test'],
        ],
      },
    );
  });

  it.each(['socks5://p:1', 'p:1', 'http://', ''])('refuses %j, unquoted', (proxy) => {
    expect(() => parseProxy(proxy)).toThrow('The proxy is not');
  });
});
