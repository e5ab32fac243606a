import { describe, expect, it } from 'vitest';
import { walkWorkflow } from '../walk-workflow.js';
import { loopTurns } from './loop-turns.js';

const items = (source: Parameters<typeof loopTurns>[0], given: Record<string, string>) =>
  loopTurns(source, given)?.map(({ item }) => item);

describe('a loop goes over something else than its controller would', () => {
  it.each([
    ['1', '4', undefined, [1, 2, 3, 4]],
    ['1', '10', '4', [1, 5, 9]],
    ['10', '1', '-3', [10, 7, 4, 1]],
    ['3', '3', undefined, [3]],
    ['1', '2', '5', [1]],
    ['4', '1', '1', [4]],
    [' 1\n', ' 2 ', undefined, [1, 2]],
    ['1', '4', '0', undefined],
    ['1', 'x', undefined, undefined],
    ['0', '1000000000', undefined, undefined],
  ])('from %j to %j by %j', (from, to, step, expected) =>
    expect(items({ iterateNumeric: 'n' }, { from, to, ...(step && { step }) })).toEqual(expected),
  );

  it.each([
    ['[1, 2]', '', [1, 2]],
    ['a,b', '', ['a', 'b']],
    ['a|b,c', '|', ['a', 'b,c']],
    ['', '', undefined],
  ])('a list %j parted by %j', (list, parted, expected) =>
    expect(items({ iterateParam: 'l', iterateParamStringSeparator: 'p' }, { l: list, p: parted })).toEqual(expected),
  );

  it('its pipeline is not told the item, its members and the number of the turn', () =>
    expect(
      loopTurns({ iterateParam: 'l', iterationNumberParam: 'n' }, { l: '[{"a": 1}, "x"]' })?.map(
        ({ params }) => params,
      ),
    ).toEqual([
      { l: '{"a":1}', 'l-subvar-a': '1', n: '1' },
      { l: 'x', n: '2' },
    ]));
});

it('loops in loops take the time and memory of billions of turns', () => {
  const list = JSON.stringify(Array.from({ length: 1000 }, (_, index) => index));
  const loop = (pipelineSpec: object) => ({
    tasks: [
      {
        name: 'l',
        params: [{ name: 'i', value: list }],
        taskSpec: { kind: 'PipelineLoop', spec: { pipelineSpec, iterateParam: 'i' } },
      },
    ],
  });
  const pod = { tasks: [{ name: 't', taskSpec: { steps: [{ name: 'main', image: 'x' }] } }] };
  const metadata = { name: 'deep' };
  const manifest = { kind: 'PipelineRun', metadata, spec: { pipelineSpec: loop(loop(loop(loop(pod)))) } };
  expect(walkWorkflow(manifest, { seed: 1, startedAt: 0 }).phaseAt(1e12)).toBe('Failed');
});
