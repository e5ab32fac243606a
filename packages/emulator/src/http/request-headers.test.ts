import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../start-emulator.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    multiUser: true,
    policy: { rules: [{ users: ['*'] }], tokens: { good: { username: 'ann' } } },
  });
});
afterEach(() => emulator.close());

const LIST = 'GET /apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=a HTTP/1.1';

/** The whole answer to a request with these lines. */
const answerTo = (...lines: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(text)).on('error', reject);
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  });

it('two users in one request are taken for one whose name has a comma', async () => {
  const answer = await answerTo(LIST, 'Host: x', 'kubeflow-userid: ann', 'Kubeflow-Userid: bob');
  expect(answer).toMatch(/^HTTP\/1.1 500 /);
  expect(answer).toContain("unexpected number of 'kubeflow-userid' headers. Expect 1 got 2");
});

it('a user whose name has a comma is taken for two', async () => {
  expect(await answerTo(LIST, 'Host: x', 'kubeflow-userid: ann, bob')).toMatch(/^HTTP\/1.1 200 .*\{\}$/s);
});

it('the first of two tokens lets in', async () => {
  const good = 'Authorization: Bearer good';
  expect(await answerTo(LIST, 'Host: x', good)).toMatch(/^HTTP\/1.1 200 /);
  const answer = await answerTo(LIST, 'Host: x', good, good);
  expect(answer).toMatch(/^HTTP\/1.1 500 /);
  expect(answer).toContain("unexpected number of 'Authorization' headers. Expect 1 got 2");
  expect(await answerTo(LIST, 'Host: x', 'kubeflow-userid: ann', good, good)).toMatch(/^HTTP\/1.1 200 /);
});

it('repeated headers are read as one list', async () => {
  const user = 'kubeflow-userid: ann';
  expect(await answerTo(LIST, 'Host: x', user, 'Grpc-Timeout: 10S', 'Grpc-Timeout: never')).toMatch(/^HTTP\/1.1 200 /);
  expect(await answerTo(LIST, 'Host: x', user, 'Grpc-Timeout: never', 'Grpc-Timeout: 10S')).toContain(
    'invalid grpc-timeout: never',
  );
});

it('headers after the first thousands are not seen', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => `X-${i}: 1`);
  expect(await answerTo(LIST, 'Host: x', ...many, 'kubeflow-userid: ann')).toMatch(/^HTTP\/1.1 200 /);
});

it.each(['http://x', 'HTTP://user@other:80'])(
  'a request line that names the server is for another path: %s',
  async (origin) => {
    const line = LIST.replace('GET ', `GET ${origin}`);
    expect(await answerTo(line, 'Host: x', 'kubeflow-userid: ann')).toMatch(/^HTTP\/1.1 200 .*\{\}$/s);
    expect(await answerTo(`GET ${origin} HTTP/1.1`, 'Host: x')).toMatch(/^HTTP\/1.1 404 .*404 page not found\n$/s);
  },
);

it.each([
  ['missing required Host header', [LIST]],
  ['too many Host headers', [LIST, 'Host: x', 'Host: y']],
])('a request of HTTP/1.1 is answered though there are no or two hosts: %s', async (problem, lines) => {
  const answer = await answerTo(...lines, 'kubeflow-userid: ann');
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toMatch(new RegExp(`\r\n\r\n400 Bad Request: ${problem}$`));
});

it('a request of HTTP/1.0 needs a host', async () => {
  expect(await answerTo(LIST.replace('1.1', '1.0'), 'kubeflow-userid: ann')).toMatch(/^HTTP\/1.1 200 /);
});
