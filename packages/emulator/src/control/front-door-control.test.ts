import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../start-emulator.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

async function control(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${emulator?.url}/_emulator/front-door${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

describe('a client in another language', () => {
  it('gets no token, no session, and no word on logins', async () => {
    emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy' } });
    const url = `${emulator.url}/pipeline/apis/v1beta1/runs`;
    expect((await control('GET', '')).answer).toEqual({ logins: 0, wrongPasswords: 0 });
    const { token } = (await control('POST', '/token', { user: 'user@example.com' })).answer;
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    const { cookies } = (await control('POST', '/sessions', { user: 'user@example.com' })).answer;
    const cookie = Object.entries(cookies as object)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    expect((await fetch(url, { headers: { cookie } })).status).toBe(200);
    await control('DELETE', '/sessions');
    expect((await fetch(url, { headers: { cookie } })).status).toBe(401);
    await control('POST', '/restart');
    const old = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(await old.text()).toContain("Jwks doesn't have key");
  });

  it('is not told what to do', async () => {
    emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy' } });
    expect(await control('POST', '/token', { user: 7 })).toMatchObject({ status: 400 });
    expect(await control('POST', '/sessions', { user: 'nobody@example.com' })).toMatchObject({
      status: 400,
      answer: { error: 'There is no user nobody@example.com' },
    });
    await emulator.close();
    emulator = await startEmulator();
    expect(await control('GET', '')).toMatchObject({ status: 404, answer: { error: 'There is no front door' } });
  });
});
