import { describe, expect, expectTypeOf, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { ListQuery } from '../resources/list-query.js';
import { LIST_MEMBERS } from '../resources/list-query.js';
import type { PipelineUploadOptions } from '../resources/pipelines.js';
import { RUN_LIST_MEMBERS, type RunListQuery } from '../resources/run-list-query.js';
import type { CLONE_MEMBERS, CloneOverrides } from '../submission/clone-run.js';
import type { RECURRING_RUN_MEMBERS, RecurringRunRequest } from '../submission/recurring-run-request.js';
import type { RunSubmission } from '../submission/submission.js';
import { SUBMISSION_MEMBERS } from '../submission/submit-run.js';
import type { UPLOAD_MEMBERS } from '../submission/upload-pipeline.js';
import { CLIENT_OPTIONS, type KfpClientOptions } from './client-options.js';

const kfp = new KfpClient({
  endpoint: 'http://localhost:1',
  fetch: async (url) => new Response(url.endsWith('/healthz') ? '{"multi_user":false}' : '{}'),
});

describe('a misspelt member, which would be without effect', () => {
  it.each([
    [{ endpont: 'x' }, 'endpoint'],
    [{ TimeoutMs: 1 }, 'timeoutMs'],
    [{ maxConcurency: 1 }, 'maxConcurrency'],
  ])('is refused by the constructor, with the right name: %j', (options, name) => {
    expect(() => new KfpClient(options as KfpClientOptions)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', hint: `Did you mean ${name}?` }),
    );
  });

  it('is refused by lists and by submit', async () => {
    const { runs, experiments, pipelines, recurringRuns } = kfp;
    const wrong = { statsu: 'Failed' } as object;
    await expect(runs.list(wrong)).rejects.toMatchObject({ hint: 'Did you mean status?' });
    await expect(runs.list({ ...wrong }).first(1)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    for (const noun of [experiments, pipelines, recurringRuns]) {
      await expect(noun.list(wrong)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    }
    await expect(pipelines.versions.list('p', wrong)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    const submission = { pipeline: 'p', paramters: {} } as object;
    await expect(runs.submit(submission)).rejects.toMatchObject({ hint: 'Did you mean parameters?' });
  });

  it('is not what a member is taken for that is there', async () => {
    await kfp.runs.list({ status: 'Failed', pageSize: 3, nameContains: undefined as unknown as string });
    expect(() => new KfpClient(Object.fromEntries(CLIENT_OPTIONS.split(' ').map((name) => [name, undefined]))))
      .not //
      .toThrow();
  });
});

it.each([undefined, null, 'p.yaml', 7])('says of %j in place of an object what is wanted', async (given) => {
  await expect(kfp.runs.submit(given as unknown as RunSubmission)).rejects.toMatchObject({ code: 'CONFIGURATION' });
  const limit = given as unknown as { limit: number };
  await expect(kfp.runs.list().toArray(limit)).rejects.toMatchObject({ code: 'CONFIGURATION' });
});

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

it('knows every member that the types know', () => {
  const [own, every] = [RUN_LIST_MEMBERS, LIST_MEMBERS] as const;
  expect([own, every, SUBMISSION_MEMBERS].join(' ')).toMatch(/^[\w ]+$/);
  expectTypeOf<Words<typeof CLIENT_OPTIONS>>().toEqualTypeOf<keyof KfpClientOptions>();
  expectTypeOf<Words<typeof SUBMISSION_MEMBERS>>().toEqualTypeOf<keyof RunSubmission>();
  expectTypeOf<Words<typeof CLONE_MEMBERS>>().toEqualTypeOf<keyof CloneOverrides>();
  expectTypeOf<Words<typeof RECURRING_RUN_MEMBERS>>().toEqualTypeOf<keyof RecurringRunRequest>();
  expectTypeOf<Words<typeof UPLOAD_MEMBERS>>().toEqualTypeOf<keyof PipelineUploadOptions>();
  expectTypeOf<Words<typeof own> | Words<typeof every>>().toEqualTypeOf<keyof RunListQuery>();
  expectTypeOf<keyof ListQuery<object, 'id', 'id'>>().toExtend<Words<typeof every>>();
});
