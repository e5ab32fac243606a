import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call } from './json-client.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});
afterAll(() => emulator.close());

const create = async (name: string) => String((await call(emulator, 'POST', '/experiments', { name })).at('id'));

it('a walk over the pages misses an object, or visits one twice, while others come and go', {
  timeout: 30_000,
}, async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', 'created_at desc', 'name', 'name desc', 'id'),
      fc.array(fc.constantFrom('add', 'remove', 'wait'), { maxLength: 12 }),
      async (pageSize, sortBy, events) => {
        emulator.state.reset();
        const kept: string[] = [];
        for (let i = 0; i < 9; i++) {
          kept.push(await create(`kept ${made++}`));
          if (i % 3 === 0) await emulator.clock.advance(1000);
        }
        const passing: string[] = [];
        const seen: string[] = [];
        let token = '';
        do {
          const query = `page_size=${pageSize}&page_token=${encodeURIComponent(token)}${token === '' ? `&sort_by=${encodeURIComponent(sortBy)}` : ''}`;
          const page = await call(emulator, 'GET', `/experiments?${query}`);
          expect(page.status).toBe(200);
          seen.push(...((page.at('experiments') ?? []) as { id: string }[]).map(({ id }) => id));
          token = String(page.at('next_page_token') ?? '');
          const event = events.shift();
          if (event === 'add') passing.push(await create(`passing ${made++}`));
          else if (event === 'wait') await emulator.clock.advance(1000);
          else if (event === 'remove' && passing.length > 0)
            await call(emulator, 'DELETE', `/experiments/${passing.shift()}`);
        } while (token !== '');
        expect(new Set(seen).size).toBe(seen.length);
        expect(kept.filter((id) => !seen.includes(id))).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

it('pages of very many rows, newest first, are out of order', async () => {
  emulator.state.reset();
  emulator.state.fill({ runs: 20_000, experiments: 3 });
  const last = await call(emulator, 'GET', '/runs?page_size=5&sort_by=created_at%20desc');
  expect(last.at('total_size')).toBe(20_000);
  const page = await call(
    emulator,
    'GET',
    `/runs?page_size=5&page_token=${encodeURIComponent(String(last.at('next_page_token')))}`,
  );
  const [first, second] = [last, page].map((answer) =>
    (answer.at('runs') as { created_at: string }[]).map(({ created_at }) => created_at),
  );
  expect([...(first ?? []), ...(second ?? [])]).toEqual([...(first ?? []), ...(second ?? [])].sort().reverse());
});
