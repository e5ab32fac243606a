import { type JsonObject, objectsOf, scalarText, textOf } from '../manifest/json-value.js';
import type { DeclaredParameter } from './declared-parameter.js';

/** A parameter as the pipeline's author declared it. */
export interface AuthoredInput {
  readonly type?: string;
  readonly description?: string;
  readonly default?: string;
  readonly optional: boolean;
}

/** The inputs of the declaration, by name. */
export function authoredInputs(pipelineSpec: JsonObject): Map<string, AuthoredInput> {
  return new Map(
    objectsOf(pipelineSpec.inputs).flatMap((input): [string, AuthoredInput][] => {
      const name = textOf(input.name);
      if (name === undefined) return [];
      return [
        [name, { ...described(input), ...withDefault(scalarText(input.default)), optional: input.optional === true }],
      ];
    }),
  );
}

/** A parameter of a manifest, with what its author said of it; none if it has no name. */
export function declared(
  parameter: { name?: unknown; default?: string | undefined; description?: unknown },
  authored: ReadonlyMap<string, AuthoredInput>,
): DeclaredParameter[] {
  const name = textOf(parameter.name);
  if (name === undefined) return [];
  const input = authored.get(name);
  const fallback = parameter.default ?? input?.default;
  const required = fallback === undefined && input?.optional !== true;
  return [{ name, ...described({ ...input, ...described(parameter) }), ...withDefault(fallback), required }];
}

function withDefault(value: string | undefined): { default?: string } {
  return value === undefined ? {} : { default: value };
}

function described(input: { type?: unknown; description?: unknown }): { type?: string; description?: string } {
  const description = textOf(input.description);
  const type = typeof input.type === 'object' && input.type !== null ? Object.keys(input.type)[0] : textOf(input.type);
  return { ...(type === undefined ? {} : { type }), ...(description === undefined ? {} : { description }) };
}
