import type { ApiParameter } from '@kfp-ts/api';
import type { DeclaredParameter, ParameterValue } from '@kfp-ts/workflow';
import { ConfigurationError } from '../errors/index.js';
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
    const wire = Object.entries(given).flatMap(([name, value]) => {
      const declaration = declared?.find((parameter) => parameter.name === name);
      return value === undefined ? [] : [{ name, value: serializeParameter(value, declaration) }];
    });
    refuseTooLarge(wire);
    return wire;
  } catch (error) {
    throw asConfigurationError(error);
  }
}

/** What the server keeps of the parameters of one run, written as JSON the way it writes it. */
const MOST_BYTES = 10_000;

function refuseTooLarge(parameters: readonly { name: string; value: string }[]): void {
  const json = JSON.stringify(parameters).replace(/[<>&\u2028\u2029]/g, '\\u0000');
  const size = new TextEncoder().encode(json).length;
  if (size <= MOST_BYTES) return;
  const [largest] = [...parameters].sort((a, b) => b.value.length - a.value.length);
  throw new ConfigurationError(`The parameters take ${size} bytes as JSON; the server keeps ${MOST_BYTES}.`, {
    hint: `Put large values into a file or an artifact and pass where it is; the largest here is "${largest?.name}".`,
  });
}
