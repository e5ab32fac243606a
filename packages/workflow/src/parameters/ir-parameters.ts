import { isJsonObject, type JsonObject, objectOf, scalarText, textOf } from '../manifest/json-value.js';
import type { DeclaredParameter } from './declared-parameter.js';

/** What a KFP 2.x pipeline declares; `runtimeConfig` holds the defaults that KFP 1.8's compiler puts beside it. */
export function irParameters(spec: object, runtimeConfig: Partial<JsonObject>): DeclaredParameter[] {
  const { root } = objectOf(spec);
  const { parameters } = objectOf(objectOf(root).inputDefinitions);
  const values = objectOf(runtimeConfig.parameterValues);
  const typedValues = objectOf(runtimeConfig.parameters);
  return Object.entries(objectOf(parameters)).map(([name, value]): DeclaredParameter => {
    const parameter = objectOf(value);
    const fallback = scalarText(parameter.defaultValue) ?? scalarText(values[name]) ?? typedText(typedValues[name]);
    const type = textOf(parameter.parameterType) ?? textOf(parameter.type);
    const description = textOf(parameter.description);
    return {
      name,
      ...(type === undefined ? {} : { type }),
      ...(description === undefined ? {} : { description }),
      ...(fallback === undefined ? {} : { default: fallback }),
      required: fallback === undefined && parameter.isOptional !== true,
    };
  });
}

/** `{ "intValue": "5" }` and its siblings. */
function typedText(value: unknown): string | undefined {
  return isJsonObject(value) ? scalarText(value.stringValue ?? value.intValue ?? value.doubleValue) : undefined;
}
