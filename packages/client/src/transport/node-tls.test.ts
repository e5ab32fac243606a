import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testRequest } from '../../test/test-request.js';
import { closeServers, pem, signedServer, startPlainServer, startTlsServer } from '../../test/tls-server.js';
import { nodeTransport } from './node-transport.js';
import type { TlsOptions } from './transport-options.js';
import { bundledAndExtra, trustedAuthorities } from './trusted-authorities.js';

const ca = pem('authority');

afterEach(closeServers);

const tlsOf = (url: string) => (tls?: TlsOptions) => nodeTransport({ tls })(testRequest({ url }));

describe('a server that is taken for the one that was meant', () => {
  it('is trusted only with its authority and under its name', async () => {
    const selfSigned = pem('cert');
    const port = await startTlsServer({ cert: selfSigned, key: pem('key') });
    const get = tlsOf(`https://127.0.0.1:${port}/`);
    const refused = { code: 'CONNECTION', transient: false, mayHaveReachedServer: false };
    await expect(get()).rejects.toMatchObject({ ...refused, hint: expect.stringMatching(/tls\.ca.*tls\.servername/) });
    await expect(get({ ca: selfSigned })).rejects.toMatchObject(refused);
    expect((await get({ ca: [ca, selfSigned], servername: 'kfp.test' })).text).toBe('{"secure":true}');
    expect((await get({ insecureSkipVerify: true })).text).toBe('{"secure":true}');
  });

  it('settings of one client leave others alone', async () => {
    const url = `https://127.0.0.1:${await startTlsServer()}/`;
    await tlsOf(url)({ insecureSkipVerify: true });
    await expect(tlsOf(url)()).rejects.toMatchObject({ transient: false });
  });

  it('says so when the port serves no TLS', async () => {
    const port = await startPlainServer();
    await expect(tlsOf(`https://127.0.0.1:${port}/`)()).rejects.toMatchObject({
      transient: false,
      hint: expect.stringContaining('http://'),
    });
  });
});

describe('an authority of the platform that is lost beside the own one', () => {
  it('keeps what is bundled', () => {
    const all = trustedAuthorities(ca);
    expect(all.length).toBeGreaterThan(100);
    expect(all.at(-1)).toBe(ca);
  });

  it('keeps what the administrator added by NODE_EXTRA_CA_CERTS', () => {
    const path = new URL('../../../../tests/certificates/cert.pem', import.meta.url).pathname;
    expect(bundledAndExtra(path).at(-1)).toBe(pem('cert'));
    expect(bundledAndExtra('/nowhere')).toEqual(bundledAndExtra(undefined));
  });
});

describe('a certificate of its own', () => {
  it('is shown to a server that asks for it', async () => {
    const mutual = { ...signedServer, ca, requestCert: true, rejectUnauthorized: true };
    const get = tlsOf(`https://127.0.0.1:${await startTlsServer(mutual)}/`);
    expect((await get({ ca, ...signedServer })).text).toBe('{"secure":true}');
    await expect(get({ ca })).rejects.toMatchObject({ code: 'CONNECTION' });
  });

  it.each<[string, TlsOptions, RegExp]>([
    ['a path in place of an authority', { ca: '/etc/ssl/s3cret.pem' }, /tls\.ca is no PEM/],
    ['one of several that is none', { ca: [ca, 's3cret'] }, /tls\.ca is no PEM/],
    ['a key that is none', { cert: pem('cert'), key: 's3cret' }, /tls\.key is no PEM/],
    ['a certificate without its key', { cert: pem('cert') }, /tls\.cert is there without/],
    ['a key without its certificate', { key: pem('key') }, /tls\.key is there without/],
    ['a key of another certificate', { cert: pem('cert'), key: pem('signed-key') }, /ERR_OSSL_X509_KEY/],
    [
      'an authority that is garbled',
      { ca: '-----BEGIN CERTIFICATE-----\ns3cret\n-----END CERTIFICATE-----' },
      /no certificate/,
    ],
  ])('is refused in words that do not quote it: %s', async (_, tls, message) => {
    const proxy = new URL('http://127.0.0.1:9');
    for (const options of [{ tls }, { tls, proxy }]) {
      const failure: unknown = await nodeTransport(options)(testRequest({ url: 'https://kfp.test/' })).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: 'CONFIGURATION', hint: expect.stringContaining('PEM') });
      expect(String(failure)).toMatch(message);
      expect(inspect(failure, { depth: 9 })).not.toContain('s3cret');
    }
  });
});

describe('checks of certificates that are switched off in silence', () => {
  it('are said to be, once, and only where they are', async () => {
    vi.resetModules();
    const { secureSettings } = await import('./node-tls-connections.js');
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    try {
      secureSettings({ ca });
      expect(emitWarning).not.toHaveBeenCalled();
      secureSettings({ insecureSkipVerify: true });
      secureSettings({ insecureSkipVerify: true });
      expect(emitWarning).toHaveBeenCalledExactlyOnceWith(
        expect.stringMatching(/read the credentials.*tls\.ca/),
        expect.objectContaining({ code: 'KFP_INSECURE_TLS' }),
      );
    } finally {
      emitWarning.mockRestore();
    }
  });
});
