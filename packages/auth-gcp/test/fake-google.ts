import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GoogleEndpoints } from '../src/request-id-token.js';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token that nobody signed, known as a secret wherever it comes up. */
export const idToken = (claims: object): string => `${part({ alg: 'none' })}.${part({ ...claims, sub: 'c4nary' })}.x`;

/** Google's token endpoint over http. */
export interface FakeGoogle {
  readonly endpoints: GoogleEndpoints;
  /** The forms that were posted, in order. */
  readonly forms: Record<string, string>[];
  /** Refresh tokens that are still good. */
  readonly grants: Set<string>;
  /** Status that the next request for an ID token is refused with. */
  fail: () => number | undefined;
  close(): Promise<void>;
}

export async function startFakeGoogle(): Promise<FakeGoogle> {
  const server = createServer((request, response) => void exchange(request, response));
  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    google.forms.push(form);
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (form.grant_type === 'authorization_code') {
      const refresh_token = `c4nary-refresh-${google.grants.size + 1}`;
      google.grants.add(refresh_token);
      return answer(200, { access_token: 'c4nary-access', refresh_token, token_type: 'Bearer' });
    }
    const failure = google.fail();
    if (failure !== undefined) return answer(failure, { error: 'unavailable' });
    if (!google.grants.has(form.refresh_token ?? '')) return answer(400, { error: 'invalid_grant' });
    const exp = Math.floor(Date.now() / 1000) + 3600;
    return answer(200, { id_token: idToken({ aud: form.audience, exp, n: google.forms.length }) });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const google: FakeGoogle = {
    endpoints: { authorization: `${url}/auth`, token: `${url}/token` },
    forms: [],
    grants: new Set(),
    fail: () => undefined,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return google;
}
