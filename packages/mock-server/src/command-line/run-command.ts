import type { HttpListener } from '../http/http-listener.js';
import { ServerOptionError } from '../http/server-option-error.js';
import { startMockServer } from '../mock/start-mock-server.js';
import { startValidatingProxy } from '../proxy/start-validating-proxy.js';
import type { Violation } from '../proxy/violation.js';
import { parseArguments, USAGE } from './parse-arguments.js';

/** The process around a command. */
export interface CommandContext {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Settles when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
}

/** Runs `kfp-mock-server` until it is stopped; gives the exit code: 2 for a wrong argument, 1 when it cannot start. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const command = parseArguments(args);
  if (command.what === 'help') {
    context.out(USAGE);
    return 0;
  }
  if (command.what === 'mistake') {
    const [message = '', hint = 'Try kfp-mock-server --help.'] = command.message.split('\n');
    context.err(message);
    context.err(hint);
    return 2;
  }
  try {
    if (command.what === 'mock') {
      return await serve(await startMockServer(command.options), 'kfp-mock-server', context);
    }
    const onViolation = (violation: Violation) => context.out(violationLine(violation));
    const proxy = await startValidatingProxy({ ...command.options, onViolation });
    return await serve(proxy, `kfp-mock-server, in front of ${command.options.upstream},`, context);
  } catch (error) {
    context.err(`kfp-mock-server cannot start: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof ServerOptionError) context.err(error.hint);
    return 1;
  }
}

async function serve(listener: HttpListener, name: string, context: CommandContext): Promise<number> {
  context.out(`${name} is ready at ${listener.url}`);
  await context.untilStopped();
  await listener.close();
  return 0;
}

function violationLine({ operationId, direction, method, path, status, location, message }: Violation): string {
  const answered = status === undefined ? '' : ` ${status}`;
  return `${direction} ${operationId ?? 'of no operation'} (${method} ${path}${answered}): ${location} ${message}`;
}
