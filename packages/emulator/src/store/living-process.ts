import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from later ones that get its number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, as the system tells; empty when it does not. */
  readonly birth: string;
}

/** This process. */
export const thisProcess = (): ProcessIdentity => ({ pid: process.pid, birth: birthOf(process.pid) ?? '' });

/** Whether that very process runs. In doubt it does. */
export function isAlive({ pid, birth }: ProcessIdentity): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return false;
  const now = birthOf(pid);
  return now !== undefined && (now === '' || birth === '' || now === birth);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Processes of other users may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Undefined for a process that has ended and only waits to be noticed by its parent; empty when nothing can be told. */
function birthOf(pid: number): string | undefined {
  return process.platform === 'linux' ? birthFromProc(pid) : birthFromPs(pid);
}

/** The ticks from the start of the machine to that of the process, and which start of the machine it was. */
function birthFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program comes before, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${fields[19]}`;
  } catch {
    return '';
  }
}

function birthFromPs(pid: number): string {
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}
