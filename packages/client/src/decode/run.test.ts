import { describe, expect, it } from 'vitest';
import { toPipeline } from './pipeline.js';
import { toRun } from './run.js';
import { toServerHealth } from './server-health.js';
import { withMark } from './submission-mark.js';

describe('a run', () => {
  it('shows no time that the server does not know yet', () => {
    const run = toRun({
      created_at: '2026-01-02T03:04:05Z',
      scheduled_at: '1970-01-01T00:00:00Z',
      finished_at: '1970-01-01T00:00:00Z',
    });
    expect(run.createdAt.toISOString()).toBe('2026-01-02T03:04:05.000Z');
    expect(run).not.toHaveProperty('scheduledAt');
    expect(run).not.toHaveProperty('finishedAt');
  });

  it('is pending while the server has no word for it', () => {
    expect(toRun({})).toMatchObject({
      status: 'Pending',
      state: 'pending',
      archived: false,
      metrics: [],
      parameters: {},
    });
  });

  it('keeps a status that nobody knows, and does not call it over', () => {
    expect(toRun({ status: 'constructor' })).toMatchObject({ status: 'constructor', state: 'unknown' });
    expect(toRun({ status: 'CouldntGetTask', finished_at: '2026-01-01T00:00:00Z' }).state).toBe('failed');
  });

  it('takes its links from the references, however often the server repeats them', () => {
    const experiment = {
      key: { type: 'EXPERIMENT' as const, id: 'e1' },
      name: 'churn',
      relationship: 'OWNER' as const,
    };
    const run = toRun({
      pipeline_spec: { pipeline_id: 'p1', pipeline_name: 'train' },
      resource_references: [
        experiment,
        experiment,
        { key: { type: 'JOB', id: 'j1' }, relationship: 'CREATOR' },
        { key: { type: 'PIPELINE_VERSION', id: 'v1' }, name: 'v1', relationship: 'CREATOR' },
        { relationship: 'OWNER' },
      ],
    });
    expect(run).toMatchObject({
      experiment: { id: 'e1', name: 'churn' },
      recurringRun: { id: 'j1' },
      pipelineVersion: { id: 'v1', name: 'v1' },
      pipeline: { id: 'p1', name: 'train' },
    });
  });

  it.each([undefined, '', 'mine', 'mine [kfp-ts:no', '[other:x]'])(
    'shows the description %j without the mark',
    (description) => {
      expect(toRun({ description: withMark(description, 'abc-1') }).description ?? '').toBe(description ?? '');
      expect(toRun({ ...(description !== undefined && { description }) }).description ?? '').toBe(description ?? '');
    },
  );

  it('has a parameter of any name, and metrics as numbers', () => {
    const run = toRun({
      pipeline_spec: { parameters: [{ name: '__proto__', value: 'x' }, { name: 'empty' }] },
      metrics: [
        { name: 'acc', node_id: 'n', format: 'PERCENTAGE' },
        { name: 'nan', number_value: 'NaN' as unknown as number },
      ],
    });
    expect(Object.entries(run.parameters)).toEqual([
      ['__proto__', 'x'],
      ['empty', ''],
    ]);
    expect(run.metrics).toEqual([
      { name: 'acc', nodeId: 'n', value: 0, format: 'percentage' },
      { name: 'nan', nodeId: '', value: Number.NaN, format: 'unspecified' },
    ]);
  });
});

it('a pipeline shows the parameters of its current version, not those of its first', () => {
  const pipeline = toPipeline({
    id: 'p1',
    parameters: [{ name: 'old' }],
    default_version: { id: 'v2', parameters: [{ name: 'new', value: '1' }] },
  });
  expect(pipeline.parameters).toEqual({ new: '1' });
  expect(toPipeline({ id: 'p1', default_version: { created_at: '1970-01-01T00:00:00Z' } })).not.toHaveProperty(
    'defaultVersion',
  );
});

describe('health', () => {
  it('reads both shapes', () => {
    expect(toServerHealth({ commit_sha: 'unknown', tag_name: '1.8.5', multi_user: false })).toEqual({
      multiUser: false,
      tagName: '1.8.5',
      via: 'api-server',
    });
    expect(
      toServerHealth({
        apiServerReady: true,
        apiServerTagName: '1.8.5',
        multi_user: true,
        frontendTagName: 'x',
      } as object),
    ).toEqual({
      multiUser: true,
      apiServerReady: true,
      tagName: '1.8.5',
      via: 'ui',
    });
  });

  it('does not take silence for a single-user server', () => {
    expect(toServerHealth({ apiServerReady: false })).toEqual({
      multiUser: undefined,
      apiServerReady: false,
      via: 'ui',
    });
  });

  it('does not read the text "false" as true', () => {
    expect(toServerHealth({ multi_user: 'false' }).multiUser).toBe(false);
  });
});
