import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.js';
import { FaultEngine } from './fault-engine.js';

const LIST = { method: 'GET', path: '/apis/v1beta1/runs', operation: 'ListRuns', headers: { 'x-user': 'a' } };
const CREATE = { method: 'POST', path: '/apis/v1beta1/runs', operation: 'CreateRun' };

function engineWith(...faults: Fault[]): FaultEngine {
  const engine = new FaultEngine('seed');
  for (const fault of faults) engine.add(fault);
  return engine;
}

const fires = (engine: FaultEngine, requests: number, request = LIST) =>
  Array.from({ length: requests }, () => engine.match(request) !== undefined);

describe('a fault comes only at what it is for', () => {
  it.each([
    [{ operation: 'ListRuns' }, true, false],
    [{ operation: ['CreateRun', 'GetRun'] }, false, true],
    [{ method: 'post' }, false, true],
    [{ path: '/apis/*/runs' }, true, true],
    [{ path: '/apis/v1beta1/run' }, false, false],
    [{ path: '/apis/v1beta1/run.' }, false, false],
    [{ headers: { 'X-User': 'a' } }, true, false],
    [{ method: 'GET', operation: 'CreateRun' }, false, false],
  ] as [Fault['when'], boolean, boolean][])('%j', (when, list, create) => {
    const engine = engineWith({ fault: 'reset-before-commit', ...(when && { when }) });
    expect([engine.match(LIST) !== undefined, engine.match(CREATE) !== undefined]).toEqual([list, create]);
  });
});

describe('a fault comes as often as it is told', () => {
  it('a number of times, after a number of requests', () => {
    const engine = engineWith({ fault: 'truncate', after: 1, times: 2 });
    expect(fires(engine, 5)).toEqual([false, true, true, false, false]);
    expect(engine.list()).toEqual([{ fault: 'truncate', after: 1, times: 2, matched: 5, fired: 2 }]);
  });

  it('a stale token once, for a client that gets a new one would be refused for ever', () => {
    expect(fires(engineWith({ fault: 'stale-token' }), 3)).toEqual([true, false, false]);
  });

  it('by chance, the same for the same seed', () => {
    const faults: Fault[] = [{ fault: 'truncate', probability: 0.3 }];
    const first = fires(engineWith(...faults), 1000);
    expect(fires(engineWith(...faults), 1000)).toEqual(first);
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });
});

it('faults that come together add up their delays, and the first of each other kind counts', () => {
  const engine = engineWith(
    { fault: 'latency', ms: 100 },
    { fault: 'rate-limit', retryAfter: 7 },
    { fault: 'latency', ms: 20 },
    { fault: 'status', status: 418 },
  );
  const plan = engine.match(LIST);
  expect(plan?.latencyMs).toBe(120);
  expect(plan?.instead).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
});

it('faults that cannot be read leave those that are there', () => {
  const engine = engineWith({ fault: 'truncate' });
  expect(() => engine.replace([{ fault: 'latency', ms: 1 }, { fault: 'x' }])).toThrow('faults[1]');
  expect(engine.list().map(({ fault }) => fault)).toEqual(['truncate']);
  engine.replace([{ fault: 'latency', ms: 1 }]);
  expect(engine.list().map(({ fault }) => fault)).toEqual(['latency']);
  engine.clear();
  expect(engine.match(LIST)).toBeUndefined();
});
