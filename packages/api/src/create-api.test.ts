import { describe, expect, it } from 'vitest';
import { createApi } from './create-api.js';
import { type OperationId, operations } from './generated/operations.js';
import type { Operation } from './operation.js';
import { escapeTwiceDecoded } from './request/twice-decoded.js';

interface Sent {
  method: string;
  url: string;
  contentType: string | null;
  body: string;
}

const BODY = { name: 'n', count: 1 };
const FILE = 'kind: Workflow';

/** Sends the operation with every parameter of the table set. */
async function send(operation: Operation, query: Record<string, unknown>): Promise<Sent> {
  let sent: Request | undefined;
  const api = createApi({
    baseUrl: 'http://kfp.test/pipeline/',
    fetch: async (request) => {
      sent = request;
      return new Response('{}');
    },
  });
  const path = Object.fromEntries(
    operation.parameters.filter((p) => p.in === 'path').map((p) => [p.name, `${p.name} é%`]),
  );
  const body = operation.upload ? { uploadfile: new TextEncoder().encode(FILE) } : operation.body ? BODY : undefined;
  // The table's rows are not known to the type system.
  const request = api.request as unknown as (method: string, path: string, init: object) => Promise<unknown>;
  await request(operation.method, operation.path, { params: { path, query }, body });
  if (!sent) throw new Error('nothing was sent');
  return {
    method: sent.method,
    url: sent.url,
    contentType: sent.headers.get('content-type'),
    body: await sent.text(),
  };
}

describe('every operation reaches its own address', () => {
  it.each(Object.keys(operations) as OperationId[])('%s', async (id) => {
    const operation = operations[id];
    const names = operation.parameters.filter((p) => p.in === 'query').map((p) => p.name);
    const sent = await send(operation, Object.fromEntries(names.map((name) => [name, 'a+b %c'])));

    expect(sent.method).toBe(operation.method);
    const path = operation.path.replace(/\{(\w+)\}/g, '$1%20%C3%A9%25');
    const query = operation.parameters
      .filter((p) => p.in === 'query')
      .map((p) => `${p.name}=${p.decodedTwice ? 'a%252Bb%20%2525c' : 'a%2Bb%20%25c'}`);
    expect(sent.url).toBe(`http://kfp.test/pipeline${path}${query.length > 0 ? `?${query.join('&')}` : ''}`);

    if (operation.upload) {
      expect(sent.contentType).toMatch(/^multipart\/form-data; boundary=kfp-[0-9a-f]{32}$/);
      expect(sent.body).toContain(`name="uploadfile"; filename="pipeline.yaml"`);
      expect(sent.body).toContain(`\r\n\r\n${FILE}\r\n--`);
    } else {
      expect(sent.contentType).toBe(operation.body ? 'application/json' : null);
      expect(sent.body).toBe(operation.body ? JSON.stringify(BODY) : '');
    }
  });

  it('there are 36 of them', () => {
    expect(Object.keys(operations)).toHaveLength(36);
  });
});

describe('a parameter is escaped once more exactly where the table says so', () => {
  it.each(Object.values(operations))('$id', async (operation) => {
    const expected = operation.parameters.filter((p) => p.decodedTwice).map((p) => p.name);
    const names = operation.parameters.filter((p) => p.in === 'query').map((p) => p.name);
    const { url } = await send(operation, Object.fromEntries(names.map((name) => [name, '+'])));
    const escaped = [...new URL(url).searchParams].filter(([, value]) => value === escapeTwiceDecoded('+'));
    expect(escaped.map(([name]) => name)).toEqual(expected);
  });
});
