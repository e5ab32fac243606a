import { asObject, isObject, type Json, type JsonObject } from './json.js';

/** Example answers of the document. */
export interface DocumentExamples {
  /** Objects by name; a string `@name` inside another example stands for one. */
  readonly objects: Readonly<Record<string, Json>>;
  /** By operation id, the body of its 200. */
  readonly operations: Readonly<Record<string, Json>>;
  /** By operation id, further bodies of its 200 by a name that a mock can be asked for; the one above is `default`. */
  readonly named?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** By name in components.responses, the body. */
  readonly responses: Readonly<Record<string, Json>>;
}

/**
 * Gives every answer an example; an empty answer gets `{}`.
 * @throws {Error} when an answer has none, or an example names nothing.
 */
export function addExamples(document: JsonObject, examples: DocumentExamples): void {
  const { named = {} } = examples;
  const left = new Set([...Object.keys(examples.operations), ...Object.keys(named)]);
  for (const item of Object.values(asObject(document.paths, 'paths'))) {
    for (const operation of Object.values(asObject(item, 'a path'))) {
      const { operationId, responses } = asObject(operation, 'an operation');
      const id = String(operationId);
      left.delete(id);
      const answers = asObject(responses, id);
      exemplify(answers['200'], resolve(examples.operations[id] ?? {}, examples), resolveAll(named[id], examples));
      exemplify(
        answers.default,
        examples.responses[JSON.stringify(answers).includes('apiUploadError') ? 'UploadServerError' : 'ServerError'] ??
          {},
      );
    }
  }
  const shared = asObject(asObject(document.components, 'components').responses ?? {}, 'responses');
  for (const [name, response] of Object.entries(shared)) {
    const example = examples.responses[name];
    if (example === undefined) throw new Error(`The response ${name} has no example.`);
    exemplify(response, example);
  }
  if (left.size > 0) throw new Error(`Examples of operations that do not exist: ${[...left].join(', ')}.`);
}

function exemplify(response: Json | undefined, example: Json, named?: Readonly<Record<string, Json>>): void {
  for (const media of Object.values(asObject(asObject(response, 'a response').content ?? {}, 'content'))) {
    const target = asObject(media, 'a media type');
    if (!named) {
      target.example = structuredClone(example);
      continue;
    }
    // The two members exclude each other; whoever asks for no name gets the first.
    const all = Object.entries({ default: example, ...named });
    target.examples = Object.fromEntries(all.map(([name, value]) => [name, { value: structuredClone(value) }]));
  }
}

function resolveAll(
  named: Readonly<Record<string, Json>> | undefined,
  examples: DocumentExamples,
): Readonly<Record<string, Json>> | undefined {
  return named && Object.fromEntries(Object.entries(named).map(([name, value]) => [name, resolve(value, examples)]));
}

function resolve(value: Json, examples: DocumentExamples): Json {
  if (typeof value === 'string' && value.startsWith('@')) {
    const object = examples.objects[value.slice(1)];
    if (object === undefined) throw new Error(`There is no example object ${value}.`);
    return resolve(object, examples);
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, examples));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member, examples)]));
}
