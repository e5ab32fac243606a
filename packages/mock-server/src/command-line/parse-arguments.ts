import { parseArgs } from 'node:util';
import type { MockServerOptions } from '../mock/start-mock-server.js';
import { parseUpstream } from '../proxy/parse-upstream.js';
import type { ValidatingProxyOptions } from '../proxy/start-validating-proxy.js';

export type Command =
  | { readonly what: 'help' }
  | { readonly what: 'mock'; readonly options: MockServerOptions }
  | { readonly what: 'proxy'; readonly options: ValidatingProxyOptions }
  | { readonly what: 'mistake'; readonly message: string };

export const USAGE = `Usage: kfp-mock-server [--port N] [--dynamic] [--seed TEXT] [--multi-user] [--require-authorization]
       kfp-mock-server --upstream URL [--port N] [--mode report|refuse]

Answers the Kubeflow Pipelines v1 API from its description alone, or, with --upstream,
stands in front of a server and tells where requests and answers differ from the description.

  --port N                  port to listen on; 0, the default, takes a free one
  --dynamic                 made-up values in place of the examples
  --seed TEXT               the same made-up values each time
  --multi-user              a healthz that says so
  --require-authorization   401 without an Authorization header
  --upstream URL            the server to stand in front of
  --mode report|refuse      print violations (default), or also refuse them`;

/** Reads the arguments after the program's name. */
export function parseArguments(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    if (values.help) return { what: 'help' };
    const port = parsePort(values.port);
    if (values.upstream === undefined) return mock(values, port);
    if (values.mode !== undefined && values.mode !== 'report' && values.mode !== 'refuse') {
      throw new TypeError(`--mode takes report or refuse, not "${values.mode}".`);
    }
    const upstream = parseUpstream(values.upstream);
    return { what: 'proxy', options: { upstream, port, ...(values.mode && { mode: values.mode }) } };
  } catch (error) {
    const { message, hint } = error as Error & { hint?: string };
    return { what: 'mistake', message: hint ? `${message}\n${hint}` : message };
  }
}

const FLAGS = {
  port: { type: 'string' },
  dynamic: { type: 'boolean' },
  seed: { type: 'string' },
  'multi-user': { type: 'boolean' },
  'require-authorization': { type: 'boolean' },
  upstream: { type: 'string' },
  mode: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Flags {
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly 'multi-user'?: boolean;
  readonly 'require-authorization'?: boolean;
  readonly mode?: string;
}

function mock(flags: Flags, port: number): Command {
  if (flags.mode !== undefined) throw new TypeError('--mode says what the proxy does, and needs --upstream.');
  return {
    what: 'mock',
    options: {
      port,
      dynamic: flags.dynamic ?? false,
      multiUser: flags['multi-user'] ?? false,
      requireAuthorization: flags['require-authorization'] ?? false,
      ...(flags.seed !== undefined && { seed: flags.seed }),
    },
  };
}

function parsePort(text = '0'): number {
  if (/^\d+$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new TypeError(`--port takes a number from 0 to 65535, not "${text}".`);
}
