import { parseArgs } from 'node:util';

/** Where the demo runs and as whom; without an endpoint it starts the emulator. */
export interface DemoOptions {
  readonly endpoint?: string;
  /** The user's namespace on a multi-user server. */
  readonly namespace?: string;
  /** A namespace the user has no rights in: the demo shows the refusal. */
  readonly otherNamespace?: string;
  /** Bearer token, from the environment so that it shows in no process list. */
  readonly token?: string;
}

export const DEMO_USAGE = `Usage: pnpm demo [--endpoint URL [--namespace NS] [--other-namespace NS]]

Runs the main job: connect, experiment, upload, run, wait, results.
Without --endpoint it starts the embedded emulator and needs nothing else.

  --endpoint URL         a real server, such as https://kubeflow.example.com/pipeline
  --namespace NS         your namespace there, when the server is multi-user
  --other-namespace NS   a namespace you have no rights in, to see the refusal
  --help                 this text

A bearer token is read from the environment variable KFP_TOKEN.
In a pod of the cluster the projected service account token is used.`;

/** Reads the command line; a usage error comes back as what happened and what to do next. */
export function parseDemoOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): DemoOptions | 'help' | { readonly message: string; readonly hint: string } {
  const hint = 'Run `pnpm demo --help` for the options.';
  try {
    const { values } = parseArgs({
      // pnpm hands `--` on to the script.
      args: argv.filter((argument, index) => !(index === 0 && argument === '--')),
      options: {
        endpoint: { type: 'string' },
        namespace: { type: 'string' },
        'other-namespace': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    if (!values.endpoint && (values.namespace || values['other-namespace'])) {
      return { message: 'Namespaces are options of a real server, and no --endpoint was given.', hint };
    }
    return {
      ...(values.endpoint && { endpoint: values.endpoint }),
      ...(values.namespace && { namespace: values.namespace }),
      ...(values['other-namespace'] && { otherNamespace: values['other-namespace'] }),
      ...(env.KFP_TOKEN && { token: env.KFP_TOKEN }),
    };
  } catch (error) {
    return { message: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), hint };
  }
}
