import { runTurbo } from './run-turbo.js';

/** Builds every package that is not built yet. Ends the process with the compiler's messages when a build fails. */
export async function buildWorkspace(): Promise<void> {
  const build = await runTurbo(['build']);
  if (build.succeeded) return;
  console.error(`The build failed.\n${build.output.trimEnd()}`);
  process.exit(1);
}
