/** What is printed while a case runs, by whatever way. It is printed all the same. */
export class PrintedOutput {
  #text = '';
  readonly #stop: (() => void)[] = [];
  readonly #onWarning = (warning: Error): void => {
    this.#text += `${warning.stack ?? warning.message}\n`;
  };

  constructor() {
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write;
      const note = (chunk: unknown): void => {
        this.#text += typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('utf8');
      };
      stream.write = function written(this: typeof stream, ...args: unknown[]) {
        note(args[0]);
        return (write as (...all: unknown[]) => boolean).apply(this, args);
      } as typeof write;
      this.#stop.push(() => {
        stream.write = write;
      });
    }
    for (const name of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
      const print = console[name];
      console[name] = (...args: unknown[]) => {
        this.#text += `${args.map(String).join(' ')}\n`;
        print(...args);
      };
      this.#stop.push(() => {
        console[name] = print;
      });
    }
    process.on('warning', this.#onWarning);
  }

  /** Ends the watch and gives all that was printed. */
  stop(): string {
    for (const stop of this.#stop.splice(0)) stop();
    process.off('warning', this.#onWarning);
    return this.#text;
  }
}
