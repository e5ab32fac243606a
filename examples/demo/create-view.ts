import { createPlainView } from './plain-view.js';
import { createTerminalView } from './terminal-view.js';
import type { View } from './view.js';

/** A moving view for a terminal, plain lines for a pipe, a file or a CI log. */
export function createView(out: NodeJS.WriteStream, env: Readonly<Record<string, string | undefined>>): View {
  return out.isTTY && !env.CI && env.TERM !== 'dumb'
    ? createTerminalView(out)
    : createPlainView((line) => out.write(`${line}\n`));
}
