import type { ServerContext } from '../server-context.js';

/**
 * A control, in this process or below `/_emulator/`, that cannot be carried out; nothing was changed.
 *
 * What to do: give what `hint` says.
 */
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
/** What releases 2.x say of runs that they cannot tell the state of; not the end of a run. */
const LATER_PHASES = [...PHASES, 'Unknown'];

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

export function demandNumber(object: Readonly<Record<string, unknown>>, member: string): number {
  const value = object[member];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new ControlError(400, `"${member}" is not a number from 0 on`, `Give for instance {"${member}": 60000}.`);
  }
  return value;
}

/** A phase and a message; the phases of Tekton are free text, as its reasons are. */
export function demandPhase(
  { phase, message }: Readonly<Record<string, unknown>>,
  { engine, profile }: Pick<ServerContext, 'engine' | 'profile'>,
): { phase: string; message?: string } {
  const phases = profile.release === '2.x' ? LATER_PHASES : PHASES;
  const known = engine === 'tekton' ? typeof phase === 'string' && phase !== '' : phases.includes(phase as string);
  if (!known) {
    const problem = phase === undefined ? '"phase" is missing' : `${JSON.stringify(phase)} is no phase`;
    throw new ControlError(
      400,
      problem,
      `Give for instance {"phase": "Failed"}; Argo's phases are ${phases.join(', ')}.`,
    );
  }
  return { phase: phase as string, ...(typeof message === 'string' && { message }) };
}
