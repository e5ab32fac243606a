// Settings for connections, where programs have a say in them: not in browsers.
import { isConfigurationError, isConnectionError, KfpClient } from '@kfp-ts/client';
import { useClient } from './use-client.mjs';

/**
 * Goes through the client's parts over https and a proxy, and through the settings for both.
 * @param servers what scripts/runtimes prints of them
 * @param platform its name, as far as it has limits of its own
 * @returns what was done; rejects with what went wrong
 */
export async function useTlsAndProxy({ plain, secure, silent, ca, authority, mutual, named, proxy }, platform) {
  const done = [];
  const check = (what, holds) => {
    if (!holds) throw new Error(`${what}: not as it should be`);
    done.push(what);
  };
  const health = (endpoint, options) =>
    new KfpClient({ endpoint, retry: false, ...options }).api.GET('/apis/v1beta1/healthz');
  const isWell = async (endpoint, options) => (await health(endpoint, options)).response.status === 200;
  const caught = (endpoint, options) =>
    health(endpoint, options)
      .then(() => undefined)
      .catch((error) => error);
  const isRefused = async (endpoint, options, words) => {
    const error = await caught(endpoint, options);
    return isConnectionError(error) && !error.mayHaveReachedServer && words.test(error.message);
  };
  const isImpossible = async (endpoint, options) => isConfigurationError(await caught(endpoint, options));

  check('own authority', await isWell(secure, { tls: { ca } }));
  check('one of several authorities', await isWell(secure, { tls: { ca: [authority, ca] } }));
  check('no authority', await isRefused(secure, {}, /cannot be trusted/));
  check('wrong authority', await isRefused(secure, { tls: { ca: authority } }, /cannot be trusted/));
  check('authority that is no PEM', await isImpossible(secure, { tls: { ca: './ca.pem' } }));
  const { cert, key } = mutual;
  check('client certificate', await isWell(mutual.endpoint, { tls: { ca: authority, cert, key } }));
  const wrong = { ca: authority, cert: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', key };
  check('broken client certificate', await isImpossible(mutual.endpoint, { tls: wrong }));
  const byName = { tls: { ca: named.ca, servername: 'kfp.test' } };
  const skip = { tls: { insecureSkipVerify: true } };
  if (platform === 'deno') {
    check('no servername', await isImpossible(named.endpoint, byName));
    check('no insecureSkipVerify', await isImpossible(named.endpoint, skip));
  } else {
    check('wrong name', await isRefused(named.endpoint, { tls: { ca: named.ca } }, /cannot be trusted/));
    check('servername', await isWell(named.endpoint, byName));
    check('insecureSkipVerify', await isWell(named.endpoint, skip));
  }

  const settings = { tls: { ca }, proxy };
  check('all of it through a proxy', (await useClient(`${secure}/pipeline`, silent, settings)).length > 0);
  check('http through a proxy', await isWell(plain, { proxy }));
  check(
    'client certificate through a proxy',
    await isWell(mutual.endpoint, { tls: { ca: authority, cert, key }, proxy }),
  );
  check('no authority through a proxy', await isRefused(secure, { proxy }, /cannot be trusted/));
  const stranger = proxy.replace('p%40ss', 'wrong');
  for (const endpoint of [secure, plain]) {
    check('wrong password', await isRefused(endpoint, { ...settings, proxy: stranger }, /the proxy .*\(407\)/));
  }
  check('no proxy', await isRefused(secure, { ...settings, proxy: 'http://127.0.0.1:9' }, /the proxy 127\.0\.0\.1:9/));
  const env = { HTTPS_PROXY: proxy, NO_PROXY: '' };
  const found = KfpClient.fromEnvironment({ endpoint: 'https://kfp.test', retry: false }, { env });
  check('proxy of the environment', found.explain().includes(`proxy: ${new URL(proxy).host}`));
  return done;
}
