import type { OperationId } from '@kfp-ts/api';
import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import { resultOf } from './result-of.js';

const refused: [OperationId, string][] = [
  ...['', '[]', 'null', '"x"', '1', '{', '{"code":5}'].map((text): [OperationId, string] => ['DeleteRun', text]),
  ...['{}', '[]', '{"run":null}', '{"run":{}}', '{"run":{"id":""}}', '{"id":"r"}', '{"run":{"id":1}}'].flatMap(
    (text): [OperationId, string][] => [
      ['GetRun', text],
      ['CreateRun', text],
    ],
  ),
  ...(['GetExperiment', 'CreateJob', 'UploadPipelineVersion', 'GetPipeline'] as const).map(
    (operation): [OperationId, string] => [operation, '{}'],
  ),
  ['ListRuns', '{"runs":"x"}'],
  ['ListRuns', '{"runs":[null]}'],
  ['ListRuns', '{"runs":{}}'],
  ['ListExperiment', '{"experiments":[[]]}'],
  ['ListPipelineVersions', '{"versions":[1]}'],
  ['ListJobs', '{"error_message":"boom"}'],
  ['TerminateRun', '{"error":"boom"}'],
];

const taken: [OperationId, string][] = [
  ['DeleteRun', '{}'],
  ['ListRuns', '{}'],
  ['ListRuns', '{"runs":[{"id":"r","error":"x"}],"total_size":1}'],
  ['GetRun', '{"run":{"id":"r"}}'],
  ['GetJob', '{"id":"j","error":"of the job itself"}'],
  ['GetTemplate', '{}'],
  ['GetPipelineVersionTemplate', '{"template":"x"}'],
  ['UploadPipeline', '\uFEFF{"id":"p"}'],
  ['GetHealthz', '{}'],
];

describe('a 2xx of another shape', () => {
  it.each(refused)('is no result of %s: %s', (operation, text) => {
    expect(resultOf(operation, text)).toBeUndefined();
  });

  it.each(taken)('is not what a plain answer to %s is taken for: %s', (operation, text) => {
    expect(resultOf(operation, text)).toBeDefined();
  });

  it.each(['[]', '{}', '"x"', 'null', '{"runs":"x"}'])('ends in an error that says so: %s', async (text) => {
    const kfp = new KfpClient({ endpoint: 'http://localhost:1', fetch: async () => new Response(text) });
    await expect(kfp.runs.get('r')).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('JSON that is no answer to this call'),
    });
    await expect(kfp.runs.wait('r', { timeoutMs: 1000 })).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE' });
  });

  it('is a refusal when it carries one', async () => {
    const kfp = new KfpClient({
      endpoint: 'http://localhost:1',
      fetch: async () => new Response('{"error":"x","message":"Run r not found.","code":5}'),
    });
    await expect(kfp.runs.get('r')).rejects.toMatchObject({ code: 'NOT_FOUND', status: 200 });
  });
});
