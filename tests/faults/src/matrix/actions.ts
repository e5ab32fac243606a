import type { OperationId } from '@kfp-ts/api';
import type { KfpClient } from '@kfp-ts/client';
import type { Emulator } from '@kfp-ts/emulator';
import { oneTaskWorkflow } from '../one-task-workflow.js';
import type { Outcomes } from './outcomes.js';

export interface ActionContext {
  readonly kfp: KfpClient;
  readonly signal: AbortSignal;
  /** What `prepare` gave. */
  readonly prepared: string;
}

/** Something that users do, and that one of its requests is disturbed in. */
export interface MatrixAction {
  readonly name: keyof Outcomes;
  /** The operation that the fault is for, and how many of them pass first. */
  readonly operation: OperationId;
  readonly after: number;
  /** With a client that no fault touches. */
  prepare?(calm: KfpClient, emulator: Emulator): Promise<string>;
  /** Does it and says what came of it. */
  run(context: ActionContext): Promise<string>;
  /** Ends what is waited for. Called before the request that follows two undisturbed looks. */
  finish?(emulator: Emulator, prepared: string): Promise<void>;
  /** What the server has afterwards. */
  effect?(calm: KfpClient): Promise<string>;
}

const LIMIT = { limit: 100 };
const waiting = {
  after: 1,
  prepare: async (calm: KfpClient, emulator: Emulator) => {
    const { id } = await calm.runs.submit({ name: 'awaited', package: oneTaskWorkflow });
    await emulator.setRun(id, { phase: 'Running' });
    return id;
  },
  finish: (emulator: Emulator, id: string) => emulator.setRun(id, { phase: 'Succeeded' }),
};
const often = { poll: { minMs: 1, maxMs: 5 }, timeoutMs: 600_000 };

export const actions: readonly MatrixAction[] = [
  {
    name: 'list walk',
    operation: 'ListRuns',
    after: 1,
    prepare: async (_calm, emulator) => {
      emulator.state.fill({ runs: 5 });
      return '';
    },
    run: async ({ kfp, signal }) => {
      const ids: string[] = [];
      for await (const { id } of kfp.runs.list({ pageSize: 2, sortBy: 'name' }, { signal })) ids.push(id);
      return `${ids.length} runs${new Set(ids).size === ids.length ? '' : ', some twice'}`;
    },
  },
  {
    name: 'submit',
    operation: 'CreateRun',
    after: 0,
    run: async ({ kfp, signal }) => {
      const run = await kfp.runs.submit({ name: 'once', package: oneTaskWorkflow, lookForMs: 1_000 }, { signal });
      return run.id ? 'submitted' : 'no id';
    },
    effect: async (calm) => `${(await calm.runs.list().toArray(LIMIT)).length} made`,
  },
  {
    name: 'upload',
    operation: 'UploadPipeline',
    after: 0,
    run: async ({ kfp, signal }) => {
      await kfp.pipelines.upload(oneTaskWorkflow, { name: 'once' }, { signal });
      return 'uploaded';
    },
    effect: async (calm) => `${(await calm.pipelines.list().toArray(LIMIT)).length} made`,
  },
  {
    name: 'ensure',
    operation: 'CreateExperiment',
    after: 0,
    run: async ({ kfp, signal }) => ((await kfp.experiments.ensure('once', {}, { signal })).id ? 'ensured' : 'no id'),
    effect: async (calm) => `${(await calm.experiments.list({ name: 'once' }).toArray(LIMIT)).length} made`,
  },
  {
    name: 'delete',
    operation: 'DeleteRun',
    after: 0,
    prepare: waiting.prepare,
    run: async ({ kfp, signal, prepared }) => {
      await kfp.runs.delete(prepared, { signal });
      return 'deleted';
    },
    effect: async (calm) => `${(await calm.runs.list().toArray(LIMIT)).length} left`,
  },
  {
    name: 'wait',
    operation: 'GetRun',
    ...waiting,
    run: async ({ kfp, signal, prepared }) => (await kfp.runs.wait(prepared, { ...often, signal })).status,
  },
  {
    name: 'waitAll',
    operation: 'ListRuns',
    ...waiting,
    run: async ({ kfp, signal, prepared }) =>
      (await kfp.runs.waitAll([prepared], { ...often, signal })).map(({ status }) => status).join(),
  },
  {
    name: 'watch',
    operation: 'GetRun',
    ...waiting,
    run: async ({ kfp, signal, prepared }) => {
      const seen: string[] = [];
      for await (const { run } of kfp.runs.watch(prepared, { poll: often.poll, signal, tasks: false })) {
        seen.push(run.status);
      }
      return seen.join(', ');
    },
  },
];
