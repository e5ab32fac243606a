import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors/index.js';
import { type Filter, filter } from './filter.js';
import { serializeFilter } from './serialize-filter.js';

const predicates = (condition: Filter) => JSON.parse(serializeFilter(condition) as string).predicates;

describe('what the server reads', () => {
  it.each<[string, Filter, object]>([
    ['equals', filter.equals('name', 'a'), { op: 1, key: 'name', string_value: 'a' }],
    ['notEquals', filter.notEquals('status', 'Failed'), { op: 2, key: 'status', string_value: 'Failed' }],
    ['contains', filter.contains('description', 'x'), { op: 9, key: 'description', string_value: 'x' }],
    ['in', filter.in('id', ['a', 'b']), { op: 8, key: 'id', string_values: { values: ['a', 'b'] } }],
    [
      'after',
      filter.after('createdAt', new Date(0)),
      { op: 3, key: 'created_at', timestamp_value: '1970-01-01T00:00:00Z' },
    ],
    [
      'before',
      filter.before('scheduledAt', new Date(1)),
      { op: 6, key: 'scheduled_at', timestamp_value: '1970-01-01T00:00:00.001Z' },
    ],
    ['pipelineId', filter.equals('pipelineId', 'p'), { op: 1, key: 'package_id', string_value: 'p' }],
  ])('%s', (_, condition, wire) => {
    expect(predicates(condition)).toEqual([wire]);
  });

  it('finds archived things in the words of both releases, and hides them in both', () => {
    const values = ['STORAGESTATE_ARCHIVED', 'ARCHIVED'];
    expect(predicates(filter.equals('archived', true))).toEqual([
      { op: 8, key: 'storage_state', string_values: { values } },
    ]);
    const hidden = values.map((word) => ({ op: 2, key: 'storage_state', string_value: word }));
    expect(predicates(filter.equals('archived', false))).toEqual(hidden);
    expect(predicates(filter.notEquals('archived', true))).toEqual(hidden);
    expect(predicates(filter.notEquals('archived', false))).toHaveLength(1);
  });

  it('is nothing for no condition', () => {
    expect(serializeFilter(undefined)).toBeUndefined();
    expect(serializeFilter(filter.all())).toBeUndefined();
  });

  it('keeps every text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(predicates(filter.equals('name', text))[0].string_value).toBe(text);
      }),
    );
  });
});

describe('or', () => {
  it('on one key becomes one IN', () => {
    const either = filter.any(filter.equals('status', 'Failed'), filter.in('status', ['Error', 'Skipped']));
    expect(predicates(either)).toEqual([
      { op: 8, key: 'status', string_values: { values: ['Failed', 'Error', 'Skipped'] } },
    ]);
  });

  it.each([
    ['two keys', () => filter.any<'name' | 'status'>(filter.equals('name', 'a'), filter.equals('status', 'b'))],
    ['a contains', () => filter.any(filter.contains('name', 'a'), filter.equals('name', 'b'))],
    ['an and inside', () => filter.any(filter.all(filter.equals('name', 'a'), filter.equals('name', 'b')))],
    ['nothing', () => filter.any()],
  ])('is refused for %s, which would select something else', (_, make) => {
    expect(make).toThrow(ConfigurationError);
  });
});

describe('what no type checker stopped', () => {
  it.each([
    ['an unknown key', filter.equals('finishedAt' as 'name', 'x')],
    ['a key of Object', filter.equals('constructor' as 'name', 'x')],
    ['an invalid date', filter.after('createdAt', new Date('yesterday'))],
  ])('%s is refused before anything is sent', (_, condition) => {
    expect(() => serializeFilter(condition)).toThrow(ConfigurationError);
  });
});
