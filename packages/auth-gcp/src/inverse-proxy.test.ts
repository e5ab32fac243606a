import { expect, it } from 'vitest';
import { recordingClient } from '../test/sent-authorization.js';
import { inverseProxy } from './index.js';

const google = {
  credentials: { type: 'authorized_user', client_id: 'c', client_secret: 'c4nary-s', refresh_token: 'c4nary-r' },
  clientOptions: {
    transporterOptions: {
      fetchImplementation: async () =>
        new Response('{"access_token":"ya29.c4nary","expires_in":3599,"token_type":"Bearer"}', {
          headers: { 'content-type': 'application/json' },
        }),
    },
  },
};

it('calls of the inverse proxy go without a token', async () => {
  const auth = inverseProxy({ google: google as never });
  const { kfp, sent } = recordingClient(auth, 'https://abc-dot-us-central1.pipelines.googleusercontent.com');
  await kfp.server.health();
  expect(sent).toEqual(['Bearer ya29.c4nary']);
});

it.each(['https://kfp.example.com', 'https://evilgoogleusercontent.com', 'http://localhost:8080'])(
  'a token that opens all of Google Cloud goes to %s',
  async (endpoint) => {
    const { kfp, sent } = recordingClient(inverseProxy({ google: google as never }), endpoint);
    await expect(kfp.server.health()).rejects.toMatchObject({ name: 'ConfigurationError', hint: expect.any(String) });
    expect(sent).toEqual([]);
  },
);
