import type { ApiParameter } from '@kfp-ts/api';
import type { DeclaredParameter, ParameterValue } from '@kfp-ts/workflow';
import { asConfigurationError } from './load-package.js';

/**
 * Parameters as the server wants them: each a string. With `declared`, names are checked, and values are written as the
 * pipeline writes its own.
 *
 * @throws ConfigurationError for a name that is not declared, with the nearest that is.
 */
export async function toWireParameters(
  declared: readonly DeclaredParameter[] | undefined,
  given: Readonly<Record<string, ParameterValue | undefined>>,
): Promise<ApiParameter[]> {
  const { requireParameters, serializeParameter } = await import('@kfp-ts/workflow');
  try {
    if (declared) requireParameters(declared, given);
    return Object.entries(given).flatMap(([name, value]) => {
      const declaration = declared?.find((parameter) => parameter.name === name);
      return value === undefined ? [] : [{ name, value: serializeParameter(value, declaration) }];
    });
  } catch (error) {
    throw asConfigurationError(error);
  }
}
