import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isConfigurationError } from '../errors/configuration-error.js';
import { KfpClient } from '../kfp-client.js';

const NAMES = [
  'KF_PIPELINES_ENDPOINT',
  'KF_PIPELINES_UI_ENDPOINT',
  'KF_PIPELINES_SA_TOKEN_PATH',
  'ML_PIPELINE_UI_SERVICE_HOST',
  'ML_PIPELINE_UI_SERVICE_PORT',
  'KUBERNETES_SERVICE_HOST',
  'KUBECONFIG',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'HOME',
];
const secret = fc.constantFrom(
  'https://jane:c4nary@kf.test/pipeline',
  'jane:c4nary@kf.test',
  '//jane:c4nary@kf.test',
  'http://c4nary@10.0.0.7:80/',
  'ftp://jane:c4nary@kf.test',
  'https://jane:c4nary@[kf',
);
const value = fc.oneof(
  secret,
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('', ' ', '/', ':', '*', 'localhost:3000', '80', '-1', '99999', '\r\nx: y', '../..'),
);
const environment = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: NAMES.length });

it('a variable that nobody expects ends in another error than one of ours, or tells a password', () => {
  const explained = (env: Record<string, string>): string => {
    try {
      const kfp = KfpClient.fromEnvironment({}, { env, readFile: () => undefined });
      return kfp.explain() + kfp.links.run('r1') + inspect(kfp, { depth: 5 });
    } catch (error) {
      expect(error).toSatisfy(isConfigurationError);
      return inspect(error) + JSON.stringify(error);
    }
  };
  const withoutPaths = ({ KUBECONFIG, HOME, KF_PIPELINES_SA_TOKEN_PATH, ...env }: Record<string, string>) => env;
  fc.assert(
    fc.property(environment, (env) => {
      explained(env);
      // Paths are shown as they are.
      expect(explained(withoutPaths(env))).not.toContain('c4nary');
    }),
    {
      examples: NAMES.flatMap((name) =>
        ['https://jane:c4nary@kf.test/pipeline', '//jane:c4nary@kf.test', 'jane:c4nary@kf.test'].map(
          (given): [Record<string, string>] => [{ [name]: given }],
        ),
      ),
      numRuns: 500,
    },
  );
});
