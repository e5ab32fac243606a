import type { OperationId } from '@kfp-ts/api';
import type { CallOptions } from '../src/call/call-options.js';
import type { Answer, OperationCaller } from '../src/call/operation-caller.js';
import type { OperationInput, OperationOutput } from '../src/call/operation-types.js';
import { Experiments } from '../src/resources/experiments.js';
import { Installation } from '../src/resources/installation.js';
import { Pipelines } from '../src/resources/pipelines.js';
import type { WorkContext } from '../src/submission/resolve-work.js';
import { FakeClock } from './fake-clock.js';

/** A call as it reached the caller. */
export interface RecordedCall {
  id: OperationId;
  path: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  options: CallOptions;
}

export type Responder = (call: RecordedCall) => object | Promise<object>;

/** Answers operations from functions, and keeps what was asked. */
export class FakeCaller implements OperationCaller {
  readonly calls: RecordedCall[] = [];
  readonly #answers: Partial<Record<OperationId, Responder>>;

  constructor(answers: Partial<Record<OperationId, Responder>>) {
    this.#answers = { GetHealthz: () => ({ multi_user: false }), ...answers };
  }

  async call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options: CallOptions = {},
  ): Promise<Answer<OperationOutput<Id>>> {
    options.signal?.throwIfAborted();
    const { path = {}, query = {}, body } = input as Partial<RecordedCall>;
    const call: RecordedCall = { id, path, query: withoutUndefined(query), body, options };
    this.calls.push(call);
    const answer = this.#answers[id];
    if (!answer) throw new Error(`${id} was not expected`);
    const data = (await answer(call)) as OperationOutput<Id>;
    return { data, response: { status: 200, headers: new Headers(), attempts: 1 } };
  }

  /** Ids of the calls made, without health. */
  get ids(): OperationId[] {
    return this.calls.map(({ id }) => id).filter((id) => id !== 'GetHealthz');
  }
}

function withoutUndefined(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** What nouns work with, over `caller`; time stands still until the test moves it. */
export function fakeContext(
  caller: OperationCaller,
  rest: { namespace?: string; clock?: FakeClock; random?: () => number } = {},
): WorkContext & { clock: FakeClock } {
  const clock = rest.clock ?? new FakeClock();
  const { namespace, random = () => 0 } = rest;
  const context = { caller, installation: new Installation(caller), namespace, clock, random };
  return { ...context, experiments: new Experiments(context), pipelines: new Pipelines(context) };
}

export const multiUser: Responder = () => ({ multi_user: true });
