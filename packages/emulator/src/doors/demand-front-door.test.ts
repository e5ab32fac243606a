import { describe, expect, it } from 'vitest';
import { startEmulator } from '../start-emulator.js';

describe('a door that is not the one that was meant', () => {
  it.each([
    [{ kind: 'dex' }, 'There is no front door of the kind dex'],
    [{ kind: 'iap', users: [] }, 'The front door iap has no option users'],
    [{ kind: 'oauth2-proxy', setup: 'kubeflow-1.8' }, 'There is no setup kubeflow-1.8'],
    [{ kind: 'oauth2-proxy', proxy: { apiRoutes: ['('] } }, 'An API route is no regular expression'],
    [{ kind: 'oauth2-proxy', dex: { release: '2.22' } }, 'There is no release 2.22 of Dex here'],
    [{ kind: 'oidc-authservice', dex: { release: 2.41 } }, 'There is no release 2.41 of Dex here'],
    ['oauth2-proxy', 'A front door is an object with a kind'],
  ])('is opened by %j', async (frontDoor, message) => {
    await expect(startEmulator({ frontDoor: frontDoor as never })).rejects.toMatchObject({
      name: 'EmulatorOptionError',
      message,
    });
  });
});
