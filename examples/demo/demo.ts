/**
 * The demo: the main job on an embedded multi-user emulator, as two users; or, with `--endpoint URL`, on a real server.
 * `demo.ts --help` lists the options.
 */
import { isKfpError } from '@kfp-ts/client';
import { createView } from './create-view.js';
import { DEMO_USAGE, type DemoOptions, parseDemoOptions } from './demo-options.js';
import { startDemoServer } from './demo-server.js';
import { connectUser } from './demo-user.js';
import { tryForeignNamespace } from './foreign-namespace.js';
import { runMainJob } from './main-job.js';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = parseDemoOptions(argv, process.env);
  if (options === 'help') {
    console.log(DEMO_USAGE);
    return 0;
  }
  if ('message' in options) {
    console.error(`${options.message}\n${options.hint}`);
    return 2;
  }
  try {
    await demonstrate(options);
    return 0;
  } catch (error) {
    console.error(`\n${describeFailure(error)}`);
    return 1;
  }
}

async function demonstrate(options: DemoOptions): Promise<void> {
  const view = createView(process.stdout, process.env);
  const server = await startDemoServer(options);
  try {
    view.title('kfp-ts demo', server.description);
    const users = server.users.map((user) => ({ ...user, client: connectUser(server, user) }));
    for (const user of users) await runMainJob(user, view);
    const [first] = users;
    if (first && server.foreignNamespace) await tryForeignNamespace(first, server.foreignNamespace, view);
    view.done(
      'Everything above went through the public API of @kfp-ts/client; examples/ has each step as a small program.',
    );
  } finally {
    view.close();
    await server.close();
  }
}

function describeFailure(error: unknown): string {
  if (!isKfpError(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${error.name}: ${error.message}${error.hint ? `\n${error.hint}` : ''}`;
}
