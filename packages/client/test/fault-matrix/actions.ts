import type { OperationId } from '@kfp-ts/api';
import type { Emulator } from '@kfp-ts/emulator';
import type { KfpClient } from '../../src/index.js';

export interface ActionContext {
  readonly kfp: KfpClient;
  /** A client that no fault touches. */
  readonly calm: KfpClient;
  readonly emulator: Emulator;
  readonly signal: AbortSignal;
}

/** Something that users do, and that one of its requests is disturbed in. */
export interface MatrixAction {
  readonly name: string;
  /** The operation that the fault is for, and how many of them pass first. */
  readonly operation: OperationId;
  readonly after: number;
  prepare(context: ActionContext): Promise<string>;
  /** Does it and says what came of it. */
  run(context: ActionContext, prepared: string): Promise<string>;
  /** What the server has afterwards; empty when that cannot differ. */
  effect?(context: ActionContext): Promise<string>;
}

const workflow = new URL('../pipelines/v1_p02_conditions.yaml', import.meta.url);
const poll = { minMs: 1, maxMs: 5 };

/** A run that is on its way. */
async function runningRun({ calm, emulator }: ActionContext): Promise<string> {
  const { id } = await calm.runs.submit({ name: 'awaited', package: workflow });
  await emulator.setRun(id, { phase: 'Running' });
  return id;
}

const succeed = (emulator: Emulator, id: string) => emulator.setRun(id, { phase: 'Succeeded' });

export const actions: readonly MatrixAction[] = [
  {
    name: 'list walk',
    operation: 'ListRuns',
    after: 1,
    prepare: async ({ emulator }) => {
      emulator.state.fill({ runs: 5 });
      return '';
    },
    run: async ({ kfp, signal }) => {
      const runs = await kfp.runs.list({ pageSize: 2, sortBy: 'name' }, { signal }).toArray({ limit: 100 });
      return `${new Set(runs.map(({ id }) => id)).size} runs`;
    },
  },
  {
    name: 'submit',
    operation: 'CreateRun',
    after: 0,
    prepare: async () => '',
    run: async ({ kfp, signal }) => {
      const run = await kfp.runs.submit({ name: 'once', package: workflow, lookForMs: 50 }, { signal });
      return run.id ? 'submitted' : 'no id';
    },
    effect: async ({ calm }) => `${(await calm.runs.list().toArray({ limit: 10 })).length} made`,
  },
  {
    name: 'upload',
    operation: 'UploadPipeline',
    after: 0,
    prepare: async () => '',
    run: async ({ kfp, signal }) => {
      await kfp.pipelines.upload(workflow, { name: 'once' }, { signal });
      return 'uploaded';
    },
    effect: async ({ calm }) => `${(await calm.pipelines.list().toArray({ limit: 10 })).length} made`,
  },
  {
    name: 'wait',
    operation: 'GetRun',
    after: 1,
    prepare: runningRun,
    run: async ({ kfp, emulator, signal }, id) => {
      const onProgress = () => void succeed(emulator, id);
      return (await kfp.runs.wait(id, { poll, signal, graph: false, timeoutMs: 60_000, onProgress })).status;
    },
  },
  {
    name: 'waitAll',
    operation: 'ListRuns',
    after: 1,
    prepare: runningRun,
    run: async ({ kfp, emulator, signal }, id) => {
      const onProgress = () => void succeed(emulator, id);
      const runs = await kfp.runs.waitAll([id], { poll, signal, timeoutMs: 60_000, onProgress });
      return runs.map(({ status }) => status).join();
    },
  },
  {
    name: 'watch',
    operation: 'GetRun',
    after: 1,
    prepare: runningRun,
    run: async ({ kfp, emulator, signal }, id) => {
      let last = '';
      for await (const { run } of kfp.runs.watch(id, { poll, signal, tasks: false })) {
        last = run.status;
        await succeed(emulator, id);
      }
      return last;
    },
  },
];
