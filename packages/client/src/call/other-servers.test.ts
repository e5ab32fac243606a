import { describe, expect, it } from 'vitest';
import { isNotFoundError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const unknownRoute = () => new Response('Not Found\n', { status: 404, headers: { 'content-type': 'text/plain' } });

function client(answer: (url: URL, body: string) => Response) {
  const addresses: string[] = [];
  const fetch = async (request: Request | URL | string, init?: RequestInit) => {
    const url = new URL(request instanceof Request ? request.url : request);
    addresses.push(url.pathname + url.search);
    return answer(url, String(init?.body ?? ''));
  };
  return { kfp: new KfpClient({ endpoint: 'http://localhost:1', fetch: fetch as typeof globalThis.fetch }), addresses };
}

describe('a server that calls the API /apis/v1', () => {
  const tekton = () =>
    client((url) => {
      if (!url.pathname.startsWith('/apis/v1/')) return unknownRoute();
      return json(url.pathname.endsWith('healthz') ? { multi_user: false } : { run: { id: 'r1' } });
    });

  it('is found out about at the first unknown route, and remembered', async () => {
    const { kfp, addresses } = tekton();
    expect((await kfp.runs.get('r1')).id).toBe('r1');
    await kfp.runs.get('r1');
    expect(addresses).toEqual(['/apis/v1beta1/runs/r1', '/apis/v1/healthz', '/apis/v1/runs/r1', '/apis/v1/runs/r1']);
  });
});

describe('a server that is none of ours', () => {
  it('is asked for the other name once, and its refusals are passed on', async () => {
    const { kfp, addresses } = client(unknownRoute);
    await expect(kfp.runs.get('r1')).rejects.toMatchObject({ status: 404 });
    await expect(kfp.runs.get('r1')).rejects.toMatchObject({ status: 404 });
    expect(addresses.filter((address) => address === '/apis/v1/healthz')).toHaveLength(1);
  });
});

it('a run that is not there is no reason to look for another name', async () => {
  const { kfp, addresses } = client(() =>
    json({ error: 'x', code: 5, message: 'Run r1 not found.', details: [] }, 404),
  );
  expect(isNotFoundError(await kfp.runs.get('r1').catch((error: unknown) => error))).toBe(true);
  expect(addresses).toEqual(['/apis/v1beta1/runs/r1']);
});

describe('the name of an upload', () => {
  const workflow = {
    name: 'w.json',
    content: JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'w-' },
      spec: { entrypoint: 'a', templates: [{ name: 'a', container: { image: 'x' } }] },
    }),
  };

  it.each([
    ['1.8.5', '/apis/v1beta1/pipelines/upload?name=50%2525%20a%252Bb'],
    ['2.5.0', '/apis/v1beta1/pipelines/upload?name=50%25%20a%2Bb'],
  ])('is escaped as release %s reads it', async (tag_name, address) => {
    const { kfp, addresses } = client((url) =>
      json(url.pathname.endsWith('healthz') ? { multi_user: false, tag_name } : { id: 'p1' }),
    );
    await kfp.pipelines.upload(workflow, { name: '50% a+b' });
    expect(addresses.at(-1)).toBe(address);
  });
});
