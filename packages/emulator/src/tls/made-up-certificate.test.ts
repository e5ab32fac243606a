import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../start-emulator.js';
import { objectIdentifier } from './der.js';
import { madeUpCertificate } from './made-up-certificate.js';

const get = (url: string, options: { ca?: string; servername?: string }): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('a made-up certificate', () => {
  it('is none that clients can check', async () => {
    const emulator = await startEmulator({ tls: 'made-up' });
    try {
      expect(emulator.url).toMatch(/^https:/);
      const ca = emulator.ca ?? '';
      expect(await get(`${emulator.url}/apis/v1beta1/runs`, { ca })).toBe(200);
      expect(await get(`${emulator.url}/apis/v1beta1/runs`.replace('127.0.0.1', 'localhost'), { ca })).toBe(200);
      await expect(get(`${emulator.url}/apis/v1beta1/runs`, {})).rejects.toMatchObject({
        code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      });
    } finally {
      await emulator.close();
    }
  });

  it('is for other hosts, or for longer than a day', async () => {
    const now = Date.now();
    const { cert, ca } = await madeUpCertificate(['kfp.example', '::1'], now);
    const read = new X509Certificate(cert);
    expect(read.checkHost('kfp.example')).toBe('kfp.example');
    expect(read.checkHost('another.example')).toBeUndefined();
    expect(read.checkIP('::1')).toBe('::1');
    const authority = new X509Certificate(ca);
    expect(authority.ca && authority.verify(authority.publicKey) && read.verify(authority.publicKey)).toBe(true);
    expect(read.checkIssued(authority)).toBe(true);
    expect(read.ca).toBe(false);
    expect(Date.parse(read.validTo) - now).toBeLessThanOrEqual(86_400_000);
    expect(Date.parse(read.validFrom)).toBeLessThan(now);
  });

  it('names its algorithm wrongly', () => {
    expect(objectIdentifier('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302');
  });

  it('is given as one that is none', async () => {
    await expect(startEmulator({ tls: { cert: 'nonsense', key: 'nonsense' } })).rejects.toMatchObject({
      name: 'EmulatorOptionError',
      message: 'The certificate or its key cannot be used',
    });
  });
});
