import type { OperationId } from '@kfp-ts/api';

type Answered = Readonly<Record<string, unknown>>;

/**
 * The result in the text of a 2xx; undefined when it is none that the operation can have: no JSON, of another shape, or a
 * refusal to which a gateway gave the wrong status. What is looked at is what every answer of the API has.
 */
export function resultOf(operation: OperationId, text: string): object | undefined {
  try {
    // Only a reader that does not go through `Response.text()` sees the mark.
    const answer: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return isObject(answer) && fits(operation, answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function fits(operation: OperationId, answer: Answered): boolean {
  // No result has a member `code`; every error body of the API has.
  if (typeof answer.code === 'number') return false;
  const [, verb, noun = ''] = /^(List|Get|Create|Upload)(Experiment|Run|Job|Pipeline)/.exec(operation) ?? [];
  if (verb && verb !== 'List' && !operation.endsWith('Template')) {
    const thing = noun === 'Run' ? answer.run : answer;
    return isObject(thing) && typeof thing.id === 'string' && thing.id !== '';
  }
  if (typeof answer.error_message === 'string' || typeof answer.error === 'string') return false;
  if (!verb) return true;
  const items = operation === 'ListPipelineVersions' ? answer.versions : answer[`${noun.toLowerCase()}s`];
  return items === undefined || (Array.isArray(items) && items.every(isObject));
}

function isObject(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
