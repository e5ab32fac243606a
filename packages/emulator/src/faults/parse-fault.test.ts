import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultError } from './fault-error.js';
import { parseFault, parseFaults } from './parse-fault.js';

describe('a fault that cannot be meant is refused, with what to write', () => {
  it.each([
    [3, 'A fault is an object.', /Write one such as/],
    [{ fault: 'latencyy' }, 'There is no fault "latencyy".', /Write one of latency, status/],
    [{}, 'There is no fault undefined.', /Write one of/],
    [
      { fault: 'latency' },
      'The fault latency has no ms.',
      /It takes fault, when, after, times, probability, ms, jitterMs/,
    ],
    [{ fault: 'latency', ms: '5' }, 'The fault latency has a wrong ms: "5".', /whole number from 0 on/],
    [{ fault: 'latency', ms: 5, time: 1 }, 'The fault latency has an unknown member time.', /It takes/],
    [{ fault: 'status', status: 99 }, 'The fault status has a wrong status: 99.', /status from 200 to 599/],
    [
      { fault: 'status', status: 500, headers: { a: 1 } },
      'The fault status has a wrong headers: {"a":1}.',
      /object of texts/,
    ],
    [
      { fault: 'status', status: 500, headers: { 'x\n': 'y' } },
      'The fault status has a wrong headers: {"x\\n":"y"}.',
      /headers can have/,
    ],
    [
      { fault: 'redirect', location: 'x\r\ny' },
      'The fault redirect has a wrong location: "x\\r\\ny".',
      /a header can hold/,
    ],
    [{ fault: 'latency', ms: 1e20 }, 'The fault latency has a wrong ms: 100000000000000000000.', /24 days/],
    [{ fault: 'login-page', status: 404 }, 'The fault login-page has a wrong status: 404.', /one of 200, 403/],
    [{ fault: 'truncate', times: 0 }, 'The fault truncate has a wrong times: 0.', /from 1 on/],
    [{ fault: 'truncate', probability: 2 }, 'The fault truncate has a wrong probability: 2.', /from 0 to 1/],
    [
      { fault: 'truncate', when: { operation: 'ListRun' } },
      '"when" of the fault truncate has a wrong operation: "ListRun".',
      /names operations/,
    ],
    [
      { fault: 'truncate', when: { url: 'x' } },
      '"when" of the fault truncate has an unknown member url.',
      /operation, method/,
    ],
  ])('%j', (fault, message, hint) => {
    let thrown: unknown;
    try {
      parseFault(fault);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FaultError);
    expect((thrown as FaultError).message).toBe(message);
    expect((thrown as FaultError).hint).toMatch(hint);
  });

  it('in a list, with its place', () => {
    const good = { fault: 'truncate' };
    expect(() => parseFaults({ faults: [good, { fault: 'x' }] })).toThrow('faults[1]: There is no fault "x".');
    expect(() => parseFaults('x')).toThrow('Faults are a list.');
  });

  it('whatever it is: any JSON is a fault or such an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('latency', 'status', 'redirect', 'truncate'), (value, fault) => {
        for (const candidate of [value, { fault, ms: value, status: value, when: value }]) {
          try {
            expect(parseFault(candidate)).toBe(candidate);
          } catch (error) {
            expect(error).toBeInstanceOf(FaultError);
          }
        }
      }),
    );
  });
});
