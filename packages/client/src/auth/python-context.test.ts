import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isConfigurationError } from '../errors/configuration-error.js';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';
import { pythonContext } from './python-context.js';

afterEach(() => vi.unstubAllEnvs());

const file = (content: unknown) => ({
  path: '/c.json',
  readFile: () => (typeof content === 'string' ? content : JSON.stringify(content)),
});

/** What a client with this context file sends. */
async function sentWith(content: object): Promise<Record<string, string>> {
  let sent: Record<string, string> = {};
  const fetch: Fetch = async (_, init) => {
    sent = init.headers as Record<string, string>;
    return new Response('{"multi_user":true}');
  };
  const endpoint = 'https://kf.test/pipeline';
  await KfpClient.fromEnvironment({ ...pythonContext(file(content)), endpoint, fetch }).server.health();
  return sent;
}

describe('what the Python client has been told does not count', () => {
  it('the namespace, the cookie and the header', async () => {
    const content = {
      namespace: 'jane',
      client_authentication_cookie: 'authservice_session=abc',
      client_authentication_header_name: 'X-Key',
      client_authentication_header_value: 'k1',
    };
    expect(pythonContext(file(content)).namespace).toBe('jane');
    expect(await sentWith(content)).toMatchObject({ cookie: 'authservice_session=abc', 'x-key': 'k1' });
  });

  it.each([{}, { namespace: '' }, { namespace: null, client_authentication_cookie: '' }])(
    '%j is something',
    (content) => {
      expect(pythonContext(file(content))).toEqual({});
    },
  );

  it('the file at its usual place, which need not be there', () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    vi.stubEnv('HOME', home);
    expect(pythonContext()).toEqual({});
    mkdirSync(join(home, '.config/kfp'), { recursive: true });
    writeFileSync(join(home, '.config/kfp/context.json'), '{"namespace":"team-a"}');
    expect(pythonContext()).toEqual({ namespace: 'team-a' });
  });

  it('counts although nobody asked for it', () => {
    const read: string[] = [];
    const readFile = (path: string) => void read.push(path);
    KfpClient.fromEnvironment({}, { env: { HOME: '/jane' }, readFile });
    expect(read.filter((path) => path.includes('context.json'))).toEqual([]);
  });
});

describe('a broken context file', () => {
  it.each<[string, unknown]>([
    ['is no JSON', '{"client_authentication_cookie": "s3cret"'],
    ['holds no object', '["s3cret"]'],
    ['has a namespace', { namespace: 'Not a Namespace' }],
    ['has a namespace', { namespace: 7 }],
    ['has a client_authentication_cookie', { client_authentication_cookie: { s3cret: 1 } }],
    ['has a header', { client_authentication_header_value: 's3cret' }],
    ['has a header', { client_authentication_header_name: 'x-s3cret' }],
    ['has a cookie that cannot be sent', { client_authentication_cookie: 's3cret' }],
    ['has a cookie that cannot be sent', { client_authentication_cookie: 'session=s3cret\n1' }],
    [
      'has a header that cannot be sent',
      { client_authentication_header_name: 'x key', client_authentication_header_value: 's3cret' },
    ],
    [
      'has a header that cannot be sent',
      { client_authentication_header_name: 'x-key', client_authentication_header_value: 's3cret\n1' },
    ],
  ])('%s: is not named, or quoted: %j', (what, content) => {
    let error: unknown;
    try {
      pythonContext(file(content));
    } catch (reason) {
      error = reason;
    }
    expect(error).toSatisfy(isConfigurationError);
    expect(error).toMatchObject({ message: expect.stringContaining(`/c.json ${what}`), hint: expect.any(String) });
    expect(inspect(error, { depth: 9 })).not.toContain('s3cret');
  });

  it('is taken for none when somebody named it', () => {
    expect(() => pythonContext({ path: '/nonexistent/c.json' })).toThrow(
      /\/nonexistent\/c\.json cannot be read \(ENOENT\)/,
    );
  });
});
