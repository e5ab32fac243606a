import { KfpClient } from '@kfp-ts/client';

const PAGE_SIZE = 200;

/** Walks over `most` runs and gives how many came; `onPage` is called about once a page. */
export type WalkLoop = (url: string, most: number, onPage: () => void) => Promise<number>;

interface RunsPage {
  readonly runs?: readonly { readonly id: string }[];
  readonly next_page_token?: string;
}

/** What one writes without a client. */
async function byFetch(url: string, most: number, onPage: () => void): Promise<number> {
  let count = 0;
  for (let token = ''; ; ) {
    const query = new URLSearchParams({ page_size: String(PAGE_SIZE), ...(token && { page_token: token }) });
    const { runs = [], next_page_token = '' } = (await (
      await fetch(`${url}/apis/v1beta1/runs?${query}`)
    ).json()) as RunsPage;
    onPage();
    for (const run of runs) {
      if (run.id && ++count === most) return count;
    }
    if (next_page_token === '') return count;
    token = next_page_token;
  }
}

async function byClient(url: string, most: number, onPage: () => void): Promise<number> {
  let count = 0;
  for await (const run of new KfpClient({ endpoint: url }).runs.list({ pageSize: PAGE_SIZE })) {
    if (count % PAGE_SIZE === 0) onPage();
    if (run.id && ++count === most) return count;
  }
  return count;
}

export const walkLoops: Readonly<Record<string, WalkLoop>> = { fetch: byFetch, KfpClient: byClient };
