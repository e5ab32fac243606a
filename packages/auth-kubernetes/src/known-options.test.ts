import { describe, expect, it } from 'vitest';
import { forwardService, kubeconfigConnection, serviceAccountTokenRequest } from './index.js';

/** What each says to options that a program without types gives. */
const FUNCTIONS: [string, (options: never) => unknown][] = [
  ['kubeconfigConnection', kubeconfigConnection],
  ['forwardService', forwardService],
  ['serviceAccountTokenRequest', async (options) => serviceAccountTokenRequest(options)],
];

describe.each(FUNCTIONS)('another cluster is used than the one that is meant: %s()', (name, call) => {
  it('refuses a misspelt option, and says which there are', async () => {
    const options = { contxt: 'prod', path: '/nowhere', namespace: 'team', serviceAccount: 'default-editor' };
    await expect(call(options as never)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining(`${name}() has no option`),
      hint: expect.stringContaining('context'),
    });
  });

  it.each([null, 'prod'])('refuses %j in place of options', async (options) => {
    await expect(call(options as never)).rejects.toMatchObject({ code: 'CONFIGURATION' });
  });
});
