import { inspect } from 'node:util';

/** What is printed while a case runs, by whatever way. It is kept from the terminal, which shows the table. */
export class PrintedOutput {
  #text = '';
  readonly #stop: (() => void)[] = [];
  readonly #onWarning = (warning: Error): void => {
    this.#text += `${warning.stack ?? warning.message}\n`;
  };

  constructor() {
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write;
      stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
        this.#text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        const written = rest.at(-1);
        if (typeof written === 'function') written();
        return true;
      }) as typeof write;
      this.#stop.push(() => {
        stream.write = write;
      });
    }
    for (const name of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
      const print = console[name];
      console[name] = (...args: unknown[]) => {
        this.#text += `${args.map((one) => inspect(one, { depth: 12 })).join(' ')}\n`;
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
