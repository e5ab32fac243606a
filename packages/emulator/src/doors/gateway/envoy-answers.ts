import type { HttpAnswer } from '../../http/http-answer.js';
import { firstValue } from '../../http/request-headers.js';
import type { DoorRequest } from '../door.js';

const text = (status: number, body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { ...headers, 'content-type': 'text/plain', server: 'istio-envoy' },
  body,
});

/** To those whom no rule lets in. */
export const rbacDenied = (): HttpAnswer => text(403, 'RBAC: access denied');

export function jwtRefused(problem: string, { target, headers, secure }: DoorRequest): HttpAnswer {
  const url = `${secure ? 'https' : 'http'}://${firstValue(headers, 'host')}${target}`;
  return text(401, problem, { 'www-authenticate': `Bearer realm="${url}", error="invalid_token"` });
}

const MAX_HEADER_BYTES = 60 * 1024;

/** Envoy takes 60 KiB of headers. */
export const headersTooLarge = ({ headerBytes }: DoorRequest): HttpAnswer | undefined =>
  headerBytes > MAX_HEADER_BYTES ? text(431, 'Request Header Fields Too Large', { connection: 'close' }) : undefined;

const RELAYED = ['content-type', 'location', 'www-authenticate'];

/** What is left of an answer of the authorization server (ext_authz) on its way to the client. */
export function relayed({ status, headers, body, cookies }: HttpAnswer, method: string): HttpAnswer {
  const kept = Object.entries(headers).filter(
    ([name]) => RELAYED.includes(name) && (method !== 'HEAD' || name !== 'content-type'),
  );
  return {
    status,
    headers: { ...Object.fromEntries(kept), server: 'istio-envoy' },
    body: method === 'HEAD' ? '' : body,
    ...(cookies ? { cookies } : {}),
  };
}
