import { generateKeyPair, type KeyPairKeyObjectResult as KeyPair, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { bitString, der, integer, objectIdentifier, octetString, sequence, utcTime } from './der.js';

/** A certificate, its key and the authority that signed it, as PEM. */
export interface MadeUpCertificate {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

const generate = promisify(generateKeyPair);

const P256 = { namedCurve: 'prime256v1' };
const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const DAY_MS = 86_400_000;
const TRUE = der(0x01, Buffer.from([0xff]));

/** A certificate, for a day, of an authority that has signed nothing else and whose key is gone. */
export async function madeUpCertificate(hosts: readonly string[], nowMs = Date.now()): Promise<MadeUpCertificate> {
  const [authority, server] = [await generate('ec', P256), await generate('ec', P256)];
  // Of its own: a client that trusts several authorities tells them by their names.
  const issuer = commonName(`KFP emulator authority ${randomBytes(8).toString('hex')} (made up)`);
  const valid = sequence(utcTime(new Date(nowMs - DAY_MS)), utcTime(new Date(nowMs + DAY_MS)));
  const signed = (subject: Buffer, { publicKey }: KeyPair, extensions: Buffer): string => {
    const certificate = sequence(
      der(0xa0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
      ECDSA_WITH_SHA256,
      issuer,
      valid,
      subject,
      publicKey.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(extensions)),
    );
    const signature = sign('sha256', certificate, authority.privateKey);
    return pem('CERTIFICATE', sequence(certificate, ECDSA_WITH_SHA256, bitString(signature)));
  };
  const names = extension('2.5.29.17', sequence(...hosts.map(alternativeName)));
  return {
    ca: signed(issuer, authority, certificateAuthority()),
    cert: signed(commonName('KFP emulator (made up)'), server, names),
    key: String(server.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(objectIdentifier('2.5.4.3'), der(0x0c, Buffer.from(name)))));

const extension = (id: string, content: Uint8Array, critical = false): Buffer =>
  sequence(objectIdentifier(id), ...(critical ? [TRUE] : []), octetString(content));

/** Some clients take no authority for a server, and none but authorities for one that signs. */
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
