import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../call/operation-caller.js';
import { ServerError, TimeoutError } from '../errors/index.js';
import { createPages } from './create-pages.js';
import type { PageRequest, SourcePage } from './page-source.js';

/** A list of 0 … `total` - 1, whose tokens are the index of the next item. */
function numbers(total: number, requests: PageRequest[] = []) {
  return async (request: PageRequest): Promise<Answer<SourcePage<number>>> => {
    requests.push(request);
    const start = Number(request.pageToken ?? 0);
    const end = Math.min(total, start + request.pageSize);
    const items = Array.from({ length: end - start }, (_, index) => start + index);
    return answer({ items: () => items, totalSize: total, ...(end < total && { nextPageToken: String(end) }) });
  };
}

function answer<T>(data: T): Answer<T> {
  return { data, response: { status: 200, headers: new Headers(), attempts: 1 } };
}

const serverError = (status: number, message = '') =>
  new ServerError(message, { status, method: 'GET', path: '', attempts: 1 });

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('walking', () => {
  it('sends nothing before the list is used, and starts anew at each use', async () => {
    const requests: PageRequest[] = [];
    const list = createPages(numbers(3, requests));
    expect(requests).toEqual([]);
    await list;
    await list;
    expect(requests).toEqual([{ pageSize: 200 }, { pageSize: 200 }]);
  });

  it('loses and repeats no item, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        fc.nat({ max: 70 }),
        async (total, pageSize, prefetch, n) => {
          const list = createPages(numbers(total), { pageSize, prefetch });
          const all = Array.from({ length: total }, (_, index) => index);
          expect(await collect(list)).toEqual(all);
          expect(await list.toArray({ limit: n })).toEqual(all.slice(0, n));
          expect(await list.first(n)).toEqual(all.slice(0, n));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('asks for no more than the first n need', async () => {
    const requests: PageRequest[] = [];
    await createPages(numbers(500, requests)).first(20);
    expect(requests).toEqual([{ pageSize: 20 }]);
  });

  it('asks a page for its successor as often as wanted', async () => {
    const page = await createPages(numbers(4), { pageSize: 2 });
    expect((await page.next())?.items).toEqual([2, 3]);
    expect((await page.next())?.items).toEqual([2, 3]);
    expect((await page.next())?.next()).toBeUndefined();
  });

  it('fetches the next page while one is consumed', async () => {
    const requests: PageRequest[] = [];
    const items = createPages(numbers(6, requests), { pageSize: 2 })[Symbol.asyncIterator]();
    await items.next();
    expect(requests).toHaveLength(2);
  });

  it('does not let the server wait while a page is decoded', async () => {
    const events: string[] = [];
    const source = numbers(6);
    const list = createPages(
      async (request: PageRequest) => {
        // A request goes out when there is nothing else to do at once, as on Node.
        await new Promise<void>((resolve) => process.nextTick(resolve));
        events.push(`asked ${request.pageToken ?? 0}`);
        const { data, response } = await source(request);
        const items = () => {
          events.push(`decoded ${request.pageToken ?? 0}`);
          return data.items();
        };
        return { data: { ...data, items }, response };
      },
      { pageSize: 2 },
    );
    expect(await collect(list)).toHaveLength(6);
    expect(events).toEqual(['asked 0', 'asked 2', 'decoded 0', 'asked 4', 'decoded 2', 'decoded 4']);
  });

  it('tells a failure of the page that was fetched ahead when its turn comes, not before', async () => {
    const source = numbers(4);
    const list = createPages(
      async (request: PageRequest) => {
        if (request.pageToken) throw new Error('second page');
        return source(request);
      },
      { pageSize: 2 },
    );
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const item of list) {
          seen.push(item);
          await new Promise((resolve) => setImmediate(resolve));
        }
      })(),
    ).rejects.toThrow('second page');
    expect(seen).toEqual([0, 1]);
  });

  it('ends between pages on abort', async () => {
    const controller = new AbortController();
    const list = createPages(numbers(10), { pageSize: 2, prefetch: false }, { signal: controller.signal });
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const item of list) {
          seen.push(item);
          if (item === 3) controller.abort(new Error('enough'));
        }
      })(),
    ).rejects.toThrow('enough');
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});

describe('a server that misbehaves', () => {
  it.each([['A'], ['AB'], ['ABC']])('does not walk in circles over the tokens %s', async (tokens) => {
    let request = 0;
    const list = createPages(async () =>
      answer({ items: () => [request], nextPageToken: tokens[request++ % tokens.length] as string }),
    );
    await expect(collect(list)).rejects.toThrow(/repeated a page token/);
  });

  it.each([
    ['a time-out', [200, 50, 12, 12], () => new TimeoutError('attempt', 30_000, 'ListRuns')],
    ['a time-out of all attempts', [200, 50, 12, 12], () => new TimeoutError('total', 120_000, 'ListRuns')],
    ['a gateway time-out', [200, 100, 50, 25, 25], () => serverError(504)],
    [
      'too large a message',
      [200, 100, 50, 25, 25],
      () => serverError(500, 'grpc: received message larger than max (5 vs. 4)'),
    ],
  ])('asks for smaller pages after %s, and loses nothing', async (_, expected, failure) => {
    const source = numbers(100);
    const sizes: number[] = [];
    const list = createPages(async (request: PageRequest) => {
      sizes.push(request.pageSize);
      if (request.pageSize > 30) throw failure();
      return source(request);
    });
    expect(await collect(list)).toHaveLength(100);
    expect(sizes.slice(0, expected.length)).toEqual(expected);
  });

  it('keeps the limit that a caller set for the whole call', async () => {
    const failing = async () => {
      throw new TimeoutError('total', 5, 'ListRuns');
    };
    await expect(createPages(failing, {}, { totalTimeoutMs: 5 })).rejects.toThrow(TimeoutError);
  });

  it.each([500, 503, 403])('passes a %d on', async (status) => {
    let requests = 0;
    const list = createPages(async () => {
      requests++;
      throw serverError(status);
    });
    await expect(list).rejects.toMatchObject({ status });
    expect(requests).toBe(1);
  });
});

it.each([0, -1, 1.5, Number.NaN])('refuses the page size %d', async (pageSize) => {
  await expect(createPages(numbers(1), { pageSize })).rejects.toThrow(/pageSize/);
});

it('demands a limit', async () => {
  await expect(createPages(numbers(1)).toArray({} as { limit: number })).rejects.toThrow(/number of items/);
  for (const count of [-1, 1.5, Number.NaN, '5' as unknown as number]) {
    await expect(createPages(numbers(9)).first(count)).rejects.toThrow(/whole number/);
    await expect(createPages(numbers(9)).toArray({ limit: count })).rejects.toThrow(/whole number/);
  }
});

it('tests on this side what the server cannot, over full pages', async () => {
  const requests: PageRequest[] = [];
  const list = createPages(numbers(100, requests), { where: (item) => item % 10 === 0, pageSize: 50 });
  expect(await list.first(7)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(requests.map(({ pageSize }) => pageSize)).toEqual([50, 50]);
  expect((await list).totalSize).toBeUndefined();
});
