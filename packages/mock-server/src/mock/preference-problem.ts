import type { PrismOperation } from '../prism/describe-operations.js';
import type { Prism } from '../prism/load-prism.js';
import type { Preferences } from './preferences.js';

type Problem = InstanceType<Prism['ProblemJsonError']>;

/** What is wrong with a request's `Prefer` header, in the shape of Prism's own refusals; undefined when nothing is. */
export function preferenceProblem(
  { unreadable, code, example }: Preferences,
  { responses }: PrismOperation,
  { ProblemJsonError, NOT_FOUND, UNPROCESSABLE_ENTITY }: Prism,
): Problem | undefined {
  if (unreadable !== undefined) return ProblemJsonError.fromTemplate(UNPROCESSABLE_ENTITY, unreadable);
  const described = responses.filter((response) => response.code !== 'default');
  const wanted = described.find((response) => response.code === String(code ?? SUCCESS));
  if (!wanted) {
    const codes = described.map((response) => response.code).join(', ');
    return ProblemJsonError.fromTemplate(NOT_FOUND, `The operation has no answer ${code}. Prefer one of ${codes}.`);
  }
  const names = new Set((wanted.contents ?? []).flatMap(({ examples = [] }) => examples.map(({ key }) => key)));
  if (example === undefined || names.has(example)) return undefined;
  const known = names.size > 0 ? `Prefer one of ${[...names].join(', ')}.` : 'It has none.';
  return ProblemJsonError.fromTemplate(NOT_FOUND, `The answer ${wanted.code} has no example ${example}. ${known}`);
}

const SUCCESS = 200;
