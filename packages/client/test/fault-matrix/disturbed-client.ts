import type { Emulator } from '@kfp-ts/emulator';
import { bearerToken } from '../../src/auth/index.js';
import { systemClock } from '../../src/config/clock.js';
import { isKfpError, KfpClient, type Middleware } from '../../src/index.js';
import type { ActionContext, MatrixAction } from './actions.js';
import type { MatrixFault } from './faults.js';

const HOUR_MS = 3_600_000;

/** Does `action` while `fault` strikes, and says what the caller and the server got: one cell of the matrix. */
export async function cellOf(fault: MatrixFault, action: MatrixAction, emulator: Emulator): Promise<string> {
  emulator.faults.clear();
  emulator.state.reset();
  const controller = new AbortController();
  let jumpedMs = 0;
  let tokens = 0;
  let seen = 0;
  const strike: Middleware = (request, next) => {
    const answer = next(request);
    if (request.operationId === action.operation && seen++ === action.after) {
      if (fault.client === 'abort') controller.abort('left');
      if (fault.client === 'clock jump') jumpedMs = HOUR_MS;
    }
    return answer;
  };
  const context: ActionContext = {
    calm: new KfpClient({ endpoint: emulator.url }),
    kfp: new KfpClient({
      endpoint: emulator.url,
      auth: bearerToken(() => `token-${++tokens}`),
      middleware: [strike],
      clock: { ...systemClock, now: () => Date.now() + jumpedMs },
      random: () => 0,
      ...(fault.timeoutMs && { timeoutMs: fault.timeoutMs }),
    }),
    emulator,
    signal: controller.signal,
  };
  const prepared = await action.prepare(context);
  if (fault.server) {
    const { operation, after } = action;
    emulator.faults.add({ ...fault.server, when: { operation }, after, ...(!fault.lasting && { times: 1 }) });
  }
  const outcome = await action.run(context, prepared).catch(nameOf);
  emulator.faults.clear();
  const effect = await action.effect?.(context);
  return effect ? `${outcome}, ${effect}` : outcome;
}

function nameOf(error: unknown): string {
  return isKfpError(error) ? error.code : String(error);
}
