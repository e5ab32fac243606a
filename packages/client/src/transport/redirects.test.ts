import { describe, expect, it } from 'vitest';
import { testRequest, testResponse } from '../../test/test-request.js';
import { httpsUpgrade } from './https-upgrade.js';
import type { Transport } from './layer.js';
import { originGuard } from './origin-guard.js';

const url = 'http://kf.test/pipeline/apis/v1beta1/runs?page_size=2';

function gateway(location: string, status = 301) {
  const sent: string[] = [];
  const next: Transport = async (request) => {
    sent.push(`${request.method} ${request.url}`);
    return request.url.startsWith('https:') ? testResponse(200) : testResponse(status, '', { location });
  };
  return { sent, next };
}

describe('credentials that follow a redirect', () => {
  it.each([
    ['another host', 'https://evil.test/pipeline/apis/v1beta1/runs?page_size=2'],
    ['another port of the host', 'https://kf.test:8443/pipeline/apis/v1beta1/runs?page_size=2'],
    ['a subdomain', 'https://kf.test.evil.test/pipeline/apis/v1beta1/runs?page_size=2'],
    ['a user name that looks like the host', 'https://kf.test@evil.test/pipeline/apis/v1beta1/runs?page_size=2'],
    ['a login on the same host', 'https://kf.test/dex/auth?x=1'],
    ['http on the same host', 'http://kf.test/pipeline/apis/v1beta1/runs?page_size=2'],
    ['a relative path', '/dex/auth'],
  ])('do not go to %s', async (_, location) => {
    const { sent, next } = gateway(location);
    expect((await httpsUpgrade()(testRequest({ url }), next)).status).toBe(301);
    expect(sent).toHaveLength(1);
  });

  it('go to https:// on the same host and path, with the same method, and stay there', async () => {
    const { sent, next } = gateway('https://kf.test/pipeline/apis/v1beta1/runs?page_size=2', 308);
    const layer = httpsUpgrade();
    expect((await layer(testRequest({ url, method: 'POST' }), next)).status).toBe(200);
    await layer(testRequest({ url: 'http://kf.test/pipeline/apis/v1beta1/healthz' }), next);
    expect(sent).toEqual([
      `POST ${url}`,
      `POST ${url.replace('http', 'https')}`,
      'GET https://kf.test/pipeline/apis/v1beta1/healthz',
    ]);
  });
});

describe('credentials that a middleware carries off', () => {
  it.each(['https://kf.test.evil.test/x', 'https://kf.testevil/x', 'http://kf.test/x', 'https://kf.test:8443/x'])(
    'refuses %s',
    async (other) => {
      const sent = originGuard('https://kf.test')(testRequest({ url: other }), async () => testResponse(200));
      await expect(sent).rejects.toMatchObject({ code: 'CONFIGURATION' });
    },
  );

  it('lets the endpoint pass', async () => {
    const sent = originGuard('https://kf.test')(testRequest({ url: 'https://kf.test/x' }), async () =>
      testResponse(200),
    );
    expect((await sent).status).toBe(200);
  });
});
