import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { bitString, der, integer, objectIdentifier, octetString, sequence, utcTime } from './der.js';

/** A certificate and its key, as PEM. */
export interface CertificateAndKey {
  readonly cert: string;
  readonly key: string;
}

const generate = promisify(generateKeyPair);

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const DAY_MS = 86_400_000;
const TRUE = der(0x01, Buffer.from([0xff]));

/** A certificate that nobody has signed but itself, for a day, with a key of its own. */
export async function madeUpCertificate(hosts: readonly string[], nowMs = Date.now()): Promise<CertificateAndKey> {
  const pair = await generate('ec', { namedCurve: 'prime256v1' });
  const name = sequence(
    der(0x31, sequence(objectIdentifier('2.5.4.3'), der(0x0c, Buffer.from('KFP emulator (made up)')))),
  );
  const certificate = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime(new Date(nowMs - DAY_MS)), utcTime(new Date(nowMs + DAY_MS))),
    name,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension('2.5.29.17', sequence(...hosts.map(alternativeName))), certificateAuthority())),
  );
  const signature = sign('sha256', certificate, pair.privateKey);
  const signed = sequence(certificate, ECDSA_WITH_SHA256, bitString(signature));
  return {
    cert: pem('CERTIFICATE', signed),
    key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

const extension = (id: string, content: Uint8Array, critical = false): Buffer =>
  sequence(objectIdentifier(id), ...(critical ? [TRUE] : []), octetString(content));

/** So that clients can take it for the one that signed. */
const certificateAuthority = (): Buffer => extension('2.5.29.19', sequence(TRUE), true);

function alternativeName(host: string): Buffer {
  if (isIP(host) === 4) return der(0x87, Buffer.from(host.split('.').map(Number)));
  if (host === '::1') return der(0x87, Buffer.from([...Array(15).fill(0), 1]));
  return der(0x82, Buffer.from(host));
}

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${content
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
    .trimEnd()}\n-----END ${label}-----\n`;
