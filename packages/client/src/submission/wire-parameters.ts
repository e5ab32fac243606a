import type { ApiParameter } from '@kfp-ts/api';
import type { DeclaredParameter } from '@kfp-ts/workflow';
import { asConfigurationError } from './load-package.js';
import { loadWorkflowModule } from './workflow-module.js';

/**
 * Parameters as the server wants them: each a string. With `declared`, names are checked.
 *
 * @throws ConfigurationError for a name that is not declared, with the nearest that is.
 */
export async function toWireParameters(
  declared: readonly DeclaredParameter[] | readonly string[] | undefined,
  given: Readonly<Record<string, unknown>>,
): Promise<ApiParameter[]> {
  const { checkParameters, serializeParameter } = await loadWorkflowModule();
  try {
    // A stored pipeline's parameters come without their defaults' absence: none of them counts as required.
    const parameters = declared?.map((each) => (typeof each === 'string' ? { name: each, required: false } : each));
    if (parameters) checkParameters(parameters, given);
    return Object.entries(given).map(([name, value]) => ({ name, value: serializeParameter(value) }));
  } catch (error) {
    throw asConfigurationError(error);
  }
}
