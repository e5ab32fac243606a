import type { Claims } from './signing-key.js';

/** A token whose parts could be read; nothing is verified. */
export interface ReadJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Claims;
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** The parts of a token, or what Envoy says about one that it cannot read. */
export function readJwt(token: string): ReadJwt | string {
  const parts = token.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || header === '' || payload === '' || signature === '')
    return 'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections';
  const readHeader = readPart(header, 'header');
  if (typeof readHeader === 'string') return readHeader;
  if (typeof readHeader.alg !== 'string') return 'Jwt header [alg] field is required and must be a string';
  if (!/^(?:[REPH]S(?:256|384|512)|EdDSA)$/.test(readHeader.alg)) return 'Jwt header [alg] is not supported';
  const claims = readPart(payload, 'payload');
  if (typeof claims === 'string') return claims;
  return isBase64Url(signature) ? { header: readHeader, claims } : 'Jwt signature is an invalid Base64url encoded';
}

/** A length that leaves one character over is none. */
const isBase64Url = (text: string): boolean => BASE64URL.test(text) && text.length % 4 !== 1;

function readPart(text: string, name: string): Record<string, unknown> | string {
  if (!isBase64Url(text)) return `Jwt ${name} is an invalid Base64url encoded`;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  return `Jwt ${name} is an invalid JSON`;
}
