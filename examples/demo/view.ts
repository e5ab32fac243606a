import type { RunGraph } from '@kfp-ts/client';

/** How the demo shows what happens: moving in a terminal, plain lines in a pipe. */
export interface View {
  title(name: string, text: string): void;
  section(who: string, what: string): void;
  step(label: string, text: string): void;
  progress(progress: RunProgress): void;
  progressDone(): void;
  result(status: string, text: string): void;
  block(label: string, lines: readonly string[]): void;
  table(label: string, header: readonly string[], rows: readonly (readonly string[])[]): void;
  refusal(name: string, message: string, hint: string): void;
  done(text: string): void;
  /** Gives the terminal back. */
  close(): void;
}

export interface RunProgress {
  readonly status: string;
  readonly graph?: RunGraph | undefined;
  readonly elapsedMs: number;
}
