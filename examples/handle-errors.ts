/** What goes wrong has a class, a code and a hint; guards work across copies of the package. */
import { isKfpError, isNotFoundError, KfpClient } from '@kfp-ts/client';

const kfp = KfpClient.fromEnvironment();
try {
  await kfp.runs.get('00000000-0000-0000-0000-000000000000');
} catch (error) {
  if (isNotFoundError(error)) console.log(`${error.operationId}: ${error.status} ${error.message}`);
  else if (isKfpError(error)) console.log(`${error.code}: ${error.message}\n${error.hint ?? ''}`);
  else throw error;
}
