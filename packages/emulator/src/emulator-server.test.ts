import { expect, it } from 'vitest';
import type { RequestLogLine } from './emulator-options.js';
import type { Fault } from './faults/fault.js';
import { startEmulator } from './start-emulator.js';

it.each<[Fault, RequestLogLine['status']]>([
  [{ fault: 'slow-body', delayMs: 1, chunkBytes: 1000 }, 200],
  [{ fault: 'status', status: 418 }, 418],
  [{ fault: 'reset-after-commit' }, 'closed'],
])('the log does not tell what a client saw of %j', async (fault, status) => {
  const lines: RequestLogLine[] = [];
  const emulator = await startEmulator({ onRequest: (line) => lines.push(line) });
  try {
    emulator.faults.add(fault);
    const seen = await fetch(`${emulator.url}/apis/v1beta1/runs`).then(
      (response) => response.status,
      () => 'closed',
    );
    await emulator.close();
    expect([seen, lines.map((line) => line.status)]).toEqual([status, [status]]);
  } finally {
    await emulator.close();
  }
});
