import { isPermissionDeniedError, type KfpClient } from '@kfp-ts/client';
import type { DemoUser } from './demo-user.js';
import type { View } from './view.js';

/** Asks for the runs of a namespace that the user has no rights in, and shows what the error says. */
export async function tryForeignNamespace(
  user: DemoUser & { readonly client: KfpClient },
  namespace: string,
  view: View,
): Promise<void> {
  view.section(user.name, `tries namespace ${namespace}`);
  try {
    const runs = await user.client.inNamespace(namespace).runs.list().first(1);
    view.step(
      'allowed',
      `the server shows ${user.name} ${runs.length === 0 ? 'an empty list' : 'its runs'}: their rights reach there`,
    );
  } catch (error) {
    if (!isPermissionDeniedError(error)) throw error;
    view.refusal(`${error.name} (${error.status})`, error.message, error.hint ?? '');
  }
}
