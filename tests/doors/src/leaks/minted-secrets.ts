import { headerOf, type SeenRequest } from '../traffic/seen-request.js';
import type { Secrets } from './secret.js';

const TOKEN_FIELDS = ['access_token', 'id_token', 'refresh_token', 'device_code', 'token'];
const CODES = ['code', 'state', 'hmac'];

/** Adds what came up while a case ran: cookies, codes and tokens that servers gave, and what clients sent as theirs. */
export function addMintedSecrets(secrets: Secrets, requests: readonly SeenRequest[], doorPort: number): void {
  for (const request of requests) {
    const { port, answer } = request;
    for (const line of answer.setCookie) secrets.add(cookieValue(line), `the cookie ${cookieName(line)}`, [port]);
    for (const [name, value] of locationParameters(answer.location)) {
      if (CODES.includes(name)) secrets.add(value, `the ${name} of a login`, anyPort(requests), { inAddresses: true });
    }
    for (const [name, value] of tokensOf(answer.body)) secrets.add(value, `the ${name}`, [port, doorPort]);
    const [, token] = /^(?:Bearer|Basic) +(\S+)$/.exec(headerOf(request, 'authorization') ?? '') ?? [];
    if (token !== undefined && port === doorPort) secrets.add(token, 'a token that was sent', [port]);
  }
}

const cookieName = (line: string): string => line.slice(0, line.indexOf('='));
const cookieValue = (line: string): string => /^[^=]*=([^;]*)/.exec(line)?.[1] ?? '';

/** Codes are led from one server to another by design; that none of them is foreign is seen from the connections. */
const anyPort = (requests: readonly SeenRequest[]): Set<number> => new Set(requests.map(({ port }) => port));

function locationParameters(location: string | undefined): [string, string][] {
  if (location === undefined || !URL.canParse(location, 'http://door')) return [];
  return [...new URL(location, 'http://door').searchParams];
}

/** At any depth: the Kubernetes API has its tokens in a `status`. */
function tokensOf(body: string): [string, string][] {
  if (!body.startsWith('{')) return [];
  const found: [string, string][] = [];
  JSON.parse(body, (name, value: unknown) => {
    if (TOKEN_FIELDS.includes(name) && typeof value === 'string') found.push([name, value]);
    return value;
  });
  return found;
}
