import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { CookieJar, cookieHeader } from '../src/auth/cookies/cookie-jar.js';
import { formBody } from '../src/auth/dex/sign-in-page.js';
import { readPage } from '../src/auth/html/page-forms.js';

export const CLIENT_SECRET = 'c4nary-client-secret';

/** A certified OpenID provider on this machine, with a client for machines and one for people. */
export async function startProvider(settings: Record<string, unknown> = {}) {
  // It tells what to change before it is used for more than tests.
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  const { Provider } = await import('oidc-provider');
  let handler: RequestListener = () => {};
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'machine',
        client_secret: CLIENT_SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
      {
        client_id: 'person',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
        scope: 'openid offline_access',
      },
    ],
    features: { clientCredentials: { enabled: true }, deviceFlow: { enabled: true } },
    scopes: ['openid', 'offline_access', 'kubeflow'],
    issueRefreshToken: () => true,
    ...settings,
  });
  handler = provider.callback();
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { issuer, requests, close };
}

/** Somebody who fills in each form that comes, up to a page without one. */
export async function browse(address: string): Promise<string> {
  const jar = new CookieJar();
  let url = new URL(address);
  let body: string | undefined;
  for (let step = 0; step < 30; step += 1) {
    const cookie = cookieHeader(jar.matching(url, Date.now()));
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    });
    jar.store(url, response.headers, Date.now());
    const location = response.headers.get('location');
    body = undefined;
    if (location) {
      url = new URL(location, url);
      continue;
    }
    const text = await response.text();
    const [form] = readPage(text).forms;
    if (!form || response.status >= 400) return text;
    body = formBody(form, { login: 'jane', password: 'any' });
    url = new URL(form.action ?? '', url);
  }
  throw new Error('the login leads in a circle');
}
