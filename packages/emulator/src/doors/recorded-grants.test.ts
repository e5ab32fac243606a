import { describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { CONNECTORS } from '../../test/doors/recorded-doors.js';
import { readRecording, recordedParts } from '../../test/doors/recording.js';
import { startEmulator } from '../start-emulator.js';
import type { DexOptions } from './dex/dex-options.js';

interface Remark {
  readonly remark: Readonly<
    Record<string, { readonly status: number; readonly body?: string; readonly keys?: unknown }>
  >;
}

const recorded = readRecording('dex-grants') as Readonly<Record<string, { readonly steps: readonly Remark[] }>>;

/** Options of the Dex of each part. */
const DEXES: Readonly<Record<string, DexOptions>> = {
  'dex-main': {},
  'dex-twoconn': { connectors: CONNECTORS },
  'dex-approval': { skipApproval: false },
  'dex-short': { idTokenSeconds: 25 },
  'dex-y2022': { release: '2022' },
  'dex-y2020': { release: '2020' },
  'dex-y2020two': { release: '2020', connectors: CONNECTORS },
  'dex-restart': {},
  'dex-ropc': { passwordConnector: 'local' },
};

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const CLIENT = 'kubeflow-oidc-authservice';

describe('tokens that are not given, or refused, as by a real Dex', () => {
  for (const part of recordedParts('dex-grants')) {
    it(`are those of ${part}`, async () => {
      const dex = DEXES[part];
      if (!dex) throw new Error(`No Dex is known as ${part}.`);
      const emulator = await startEmulator({ speed: 0, frontDoor: { kind: 'oauth2-proxy', dex } });
      try {
        const browser = new DoorBrowser(emulator.url);
        const post = async (path: string, form: Record<string, string>) => {
          const { status, text } = await browser.send(`/dex${path}`, { method: 'POST', form });
          return { status, body: text };
        };
        const password = (typed: string) =>
          post('/token', {
            grant_type: 'password',
            client_id: CLIENT,
            client_secret: 'made-up',
            scope: 'openid email',
            username: 'user@example.com',
            password: typed,
          });
        const discovery = (await browser.send('/dex/.well-known/openid-configuration')).text;
        const answers: Record<string, { status: number; body: string }> = {
          password_grant: await password('12341234'),
          password_grant_wrong: await password('guess'),
          device_code: await post('/device/code', { client_id: CLIENT, scope: 'openid email' }),
        };
        const { device_code } = JSON.parse(answers.device_code?.body ?? '{}');
        const poll = (path: string, code: string) =>
          post(path, { grant_type: DEVICE, device_code: code, client_id: CLIENT });
        answers.poll_at_once = await poll('/token', device_code);
        answers.poll_again_at_once = await poll('/token', device_code);
        answers.poll_at_device_token = await poll('/device/token', device_code);
        answers.poll_unknown = await poll('/token', 'unknown');
        const told = Object.assign(
          {},
          ...(recorded[part]?.steps ?? []).map(({ remark }) => remark),
        ) as Remark['remark'];
        expect(Object.keys(told).sort()).toEqual([...Object.keys(answers), 'discovery'].sort());
        compareDiscovery(told.discovery as unknown as Discovery, JSON.parse(discovery));
        for (const [name, answer] of Object.entries(answers)) {
          const { status, body, keys } = told[name] ?? { status: 0 };
          expect([name, answer.status]).toEqual([name, status]);
          if (body !== undefined) expect([name, answer.body]).toEqual([name, body]);
          else expect(Object.keys(JSON.parse(answer.body)).sort()).toEqual(names(keys).sort());
        }
      } finally {
        await emulator.close();
      }
    });
  }
});

const names = (keys: unknown): string[] => (Array.isArray(keys) ? keys.map(String) : Object.keys(keys as object));

interface Discovery {
  readonly issuer: string;
  readonly grant_types_supported: readonly string[];
  readonly claims_supported: unknown;
  readonly [name: string]: unknown;
}

/** But for what is not modelled: the exchange of tokens, and which claims there are. */
function compareDiscovery(recorded: Discovery, seen: Discovery): void {
  const plain = ({ claims_supported, ...rest }: Discovery) => ({
    ...rest,
    grant_types_supported: rest.grant_types_supported.filter((name) => !name.endsWith(':token-exchange')),
  });
  // One of the recorded was told the address that it was reached by.
  const text = JSON.stringify(plain(recorded)).replaceAll(recorded.issuer, seen.issuer);
  expect(plain(seen)).toEqual(JSON.parse(text));
}
