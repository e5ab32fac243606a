/** A control request that cannot be carried out: what happened, and what to do next. */
export class ControlError extends Error {
  readonly status: number;
  readonly hint: string;

  constructor(status: number, message: string, hint: string) {
    super(message);
    this.name = 'ControlError';
    this.status = status;
    this.hint = hint;
  }
}

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Error', 'Skipped', 'Omitted'];

/** The body of a control request as JSON data. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlError(400, 'The body is not JSON', 'Send JSON.');
  }
}

/** The body of a control request as an object. */
export function readObject(body: Buffer): Record<string, unknown> {
  const value = readJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlError(400, 'The body is not a JSON object', 'Send a JSON object.');
  }
  return value as Record<string, unknown>;
}

export function demandNumber(object: Record<string, unknown>, member: string): number {
  const value = object[member];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new ControlError(400, `"${member}" is not a number from 0 on`, `Send for instance {"${member}": 60000}.`);
  }
  return value;
}

/** A phase and a message; the phases of Tekton are free text. */
export function demandPhase(object: Record<string, unknown>): { phase: string; message?: string } {
  const { phase, message } = object;
  if (typeof phase !== 'string' || phase === '') {
    throw new ControlError(
      400,
      '"phase" is missing',
      `Send for instance {"phase": "Failed"}; Argo's phases are ${PHASES.join(', ')}.`,
    );
  }
  return typeof message === 'string' ? { phase, message } : { phase };
}
