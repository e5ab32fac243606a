import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CreatedRow, compareCreated, SortedRows } from './sorted-rows.js';

const row = fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), createdAt: fc.integer({ min: 0, max: 20 }) });

it('rows come in another order, or not at all, after they were added and removed in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), row), { maxLength: 300 }), row, (steps, from) => {
      const sorted = new SortedRows<CreatedRow>();
      const model = new Map<string, CreatedRow>();
      for (const [add, one] of steps) {
        if (add && !model.has(one.id)) {
          model.set(one.id, one);
          sorted.add(one);
        } else if (!add) {
          const known = model.get(one.id);
          expect(known ? sorted.remove(known) : sorted.remove(one)).toBe(known !== undefined);
          model.delete(one.id);
        }
      }
      const expected = [...model.values()].sort(compareCreated);
      expect(sorted.size).toBe(expected.length);
      expect([...sorted.ascending()]).toEqual(expected);
      expect([...sorted.descending()]).toEqual([...expected].reverse());
      expect([...sorted.ascending(from)]).toEqual(expected.filter((one) => compareCreated(one, from) >= 0));
      expect([...sorted.descending(from)]).toEqual(expected.filter((one) => compareCreated(one, from) <= 0).reverse());
    }),
  );
});

it('many rows of one second, added between looks, come out of order or take the places of others', () => {
  const row = fc.record({ id: fc.uuid(), createdAt: fc.integer({ min: 0, max: 3 }) });
  const many = fc.uniqueArray(row, { minLength: 60, maxLength: 200, selector: ({ id }) => id });
  fc.assert(
    fc.property(fc.array(many, { minLength: 1, maxLength: 4 }), (parts) => {
      const sorted = new SortedRows<CreatedRow>();
      const expected: CreatedRow[] = [];
      for (const part of parts) {
        for (const one of part) sorted.add(one);
        expected.push(...part);
        expected.sort(compareCreated);
        expect([...sorted.ascending()]).toEqual(expected);
      }
      for (const one of expected) expect(sorted.remove(one)).toBe(true);
      expect(sorted.size).toBe(0);
    }),
    { numRuns: 30 },
  );
});

it('a place in the middle of very many rows is missed', () => {
  const sorted = new SortedRows<CreatedRow>();
  const rows = Array.from({ length: 5000 }, (_, i) => ({ id: `${(i * 7919) % 5000}`.padStart(4, '0'), createdAt: 0 }));
  for (const one of rows) sorted.add(one);
  const [found] = sorted.ascending({ id: '2500', createdAt: 0 });
  expect(found?.id).toBe('2500');
  expect([...sorted.descending({ id: '2500', createdAt: 0 })]).toHaveLength(2501);
});
