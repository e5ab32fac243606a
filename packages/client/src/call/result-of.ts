import type { OperationId } from '@kfp-ts/api';
import { perOperation } from './per-operation.js';

type Answered = Readonly<Record<string, unknown>>;

/**
 * The result in the text of a 2xx; undefined when it is none that the operation can have: no JSON, of another shape, or a
 * refusal to which a gateway gave the wrong status. What is looked at is what every answer of the API has.
 */
export function resultOf(operation: OperationId, text: string): object | undefined {
  try {
    // Only a reader that does not go through `Response.text()` sees the mark.
    const answer: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    // No result has a member `code`; every error body of the API has.
    return isObject(answer) && typeof answer.code !== 'number' && shapeOf(operation)(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an answer has the shape of the operation's result, but for what every answer must not have. */
const shapeOf = perOperation((operation): ((answer: Answered) => boolean) => {
  const [, verb, noun = ''] = /^(List|Get|Create|Upload)(Experiment|Run|Job|Pipeline)/.exec(operation) ?? [];
  if (verb && verb !== 'List' && !operation.endsWith('Template')) {
    return noun === 'Run' ? ({ run }) => hasId(run) : hasId;
  }
  const list = operation === 'ListPipelineVersions' ? 'versions' : `${noun.toLowerCase()}s`;
  return (answer) => {
    if (typeof answer.error_message === 'string' || typeof answer.error === 'string') return false;
    const items = answer[list];
    return items === undefined || (Array.isArray(items) && items.every(isObject));
  };
});

function hasId(thing: unknown): boolean {
  return isObject(thing) && typeof thing.id === 'string' && thing.id !== '';
}

function isObject(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
