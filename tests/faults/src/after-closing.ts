import { KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';

/** Closes the emulator, which lets it commit what is still to be committed, and reads what it has then. */
export async function afterClosing<T>(emulator: Emulator, read: (calm: KfpClient) => Promise<T>): Promise<T> {
  await emulator.close();
  const reopened = await startEmulator({ execution: 'manual' });
  try {
    reopened.state.import(emulator.state.export());
    return await read(new KfpClient({ endpoint: reopened.url }));
  } finally {
    await reopened.close();
  }
}
