import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../create-api.js';

interface Received {
  headers: IncomingHttpHeaders;
  url: string | undefined;
  form: FormData;
}

const received: Received[] = [];
const server = createServer((request, response) => {
  receive(request).then(
    () => response.end('{"id":"p"}'),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function receive(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  received.push({ headers: request.headers, url: request.url, form });
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

it('a stream arrives whole, under its name, with its length told', async () => {
  const api = createApi({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const content = new Uint8Array(300_000).map((_, index) => index % 251);
  const { data } = await api.POST('/apis/v1beta1/pipelines/upload', {
    params: { query: { name: '100% a+b' } },
    headers: { 'Content-Type': 'application/json' },
    body: { uploadfile: { name: 'churn é.zip', content: new Blob([content]).stream() as ReadableStream<Uint8Array> } },
  });
  expect(data).toEqual({ id: 'p' });
  const [{ headers, url, form } = {} as Received] = received;
  expect(url).toBe('/apis/v1beta1/pipelines/upload?name=100%2525%20a%252Bb');
  expect(Number(headers['content-length'])).toBeGreaterThan(content.length);
  expect(headers['transfer-encoding']).toBeUndefined();
  const file = form.get('uploadfile') as File;
  expect(file.name).toBe('churn é.zip');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(content);
});
