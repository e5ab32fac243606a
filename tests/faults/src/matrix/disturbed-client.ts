import { isKfpError, KfpClient, type Middleware } from '@kfp-ts/client';
import { bearerToken } from '@kfp-ts/client/auth';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterClosing } from '../after-closing.js';
import type { MatrixAction } from './actions.js';
import type { MatrixFault } from './faults.js';
import { MovableClock, SHORTEST_LIMIT_MS } from './movable-clock.js';

const HOUR_MS = 3_600_000;
/** Of undisturbed looks at what is waited for, after which it ends. */
const CALM_LOOKS = 2;
/** Of the client after a lost answer, before a server that was held up has committed. */
const REQUESTS_MEANWHILE = 2;

/** Does `action` while `fault` strikes, and says what the caller and the server got: one cell of the matrix. */
export async function cellOf(fault: MatrixFault, action: MatrixAction): Promise<string> {
  let requests = 0;
  const emulator = await startEmulator({ execution: 'manual', onRequest: () => void requests++ });
  const calm = new KfpClient({ endpoint: emulator.url });
  const prepared = (await action.prepare?.(calm, emulator)) ?? '';
  const requestsBefore = requests;
  const { operation, after } = action;
  if (fault.server) {
    emulator.faults.add({ ...fault.server, when: { operation }, after, ...(!fault.lasting && { times: 1 }) });
  }

  const controller = new AbortController();
  const clock = new MovableClock();
  let [tokens, sent] = [0, 0];
  const counting: Middleware = (request, next) => {
    sent += 1;
    return next(request);
  };
  const kfp = new KfpClient({
    endpoint: emulator.url,
    timeoutMs: SHORTEST_LIMIT_MS,
    auth: bearerToken(() => `token-${++tokens}`),
    middleware: [counting, disturbing({ fault, action, prepared, emulator, clock, controller })],
    clock,
    random: () => 0,
  });
  const came = await action.run({ kfp, signal: controller.signal, prepared }).catch(nameOf);
  // What the server is still at counts too: here what it tells of each request when it has dealt with it, and below
  // what it commits before it has closed.
  while (requests - requestsBefore < sent) {
    // Each part of a slow body is held up anew.
    emulator.faults.clear();
    await anyMoment();
  }
  const effect = await afterClosing(emulator, async (calmAfterwards) => action.effect?.(calmAfterwards));
  const outcome = tokens > 1 ? `${came}, new token` : came;
  const count = requests - requestsBefore;
  const cell = `${outcome}; ${count} request${count === 1 ? '' : 's'}`;
  return effect === undefined ? cell : `${cell}; ${effect}`;
}

interface Disturbance {
  readonly fault: MatrixFault;
  readonly action: MatrixAction;
  readonly prepared: string;
  readonly emulator: Emulator;
  readonly clock: MovableClock;
  readonly controller: AbortController;
}

/** The client's part of a fault, the end of what the server holds up, and the end of what is waited for. */
function disturbing({ fault, action, prepared, emulator, clock, controller }: Disturbance): Middleware {
  let [seen, since] = [0, 0];
  return async (request, next) => {
    if (seen > action.after && since++ === REQUESTS_MEANWHILE && !fault.lasting) emulator.faults.clear();
    if (request.operationId !== action.operation) return next(request);
    const index = seen++;
    const calmLooks = fault.server && index > action.after ? index - 1 : index;
    if (calmLooks >= CALM_LOOKS) await action.finish?.(emulator, prepared);
    const strikes = index === action.after;
    if (strikes && fault.client === 'sleep') clock.jump(HOUR_MS);
    const answer = next(request);
    answer.catch(() => {});
    if (strikes && (fault.client === 'abort' || fault.client === 'run out of time')) {
      await hasBegun(emulator);
      if (fault.client === 'abort') controller.abort('aborted');
      else clock.advance(SHORTEST_LIMIT_MS);
    }
    return answer;
  };
}

async function hasBegun(emulator: Emulator): Promise<void> {
  while (emulator.faults.list()[0]?.fired === 0) await anyMoment();
}

const anyMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

function nameOf(error: unknown): string {
  return isKfpError(error) ? error.code : String(error);
}
