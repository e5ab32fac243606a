import { Agent, request } from 'node:http';
import type { paths } from '@kfp-ts/api';
import { KfpClient } from '@kfp-ts/client';
import createClient from 'openapi-fetch';
import { Agent as UndiciAgent, request as undiciRequest } from 'undici';

/** One way of making the same call. */
export interface Contender {
  readonly name: string;
  /** Gets one run of about 2 kB. */
  readonly small: () => Promise<unknown>;
  /** Gets a page of 200 runs. */
  readonly page: () => Promise<unknown>;
}

const RUN_ID = '00000000-0000-4000-8000-000000000001';

/** What is compared; all give parsed JSON, the facade also decodes it. */
export function makeContenders(origin: string): Contender[] {
  const small = `${origin}/apis/v1beta1/runs/${RUN_ID}`;
  const page = `${origin}/apis/v1beta1/runs?page_size=200`;
  const both = (name: string, get: (url: string) => Promise<unknown>): Contender => ({
    name,
    small: () => get(small),
    page: () => get(page),
  });

  const agent = new Agent({ keepAlive: true });
  const dispatcher = new UndiciAgent();
  const generated = createClient<paths>({ baseUrl: origin });
  const kfp = new KfpClient({ endpoint: origin });
  return [
    both('fetch', async (url) => (await fetch(url)).json()),
    both('undici.request', async (url) => (await undiciRequest(url, { dispatcher })).body.json()),
    both('node:http', (url) => getByNodeHttp(url, agent)),
    {
      name: 'openapi-fetch',
      small: () => generated.GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id: RUN_ID } } }),
      page: () => generated.GET('/apis/v1beta1/runs', { params: { query: { page_size: 200 } } }),
    },
    {
      name: 'KfpClient',
      small: () => kfp.runs.get(RUN_ID),
      page: async () => (await kfp.runs.list({ pageSize: 200 })).items,
    },
  ];
}

function getByNodeHttp(url: string, agent: Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
