import { format } from 'node:util';

const METHODS = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const;

/** Has `seen` hear of all that goes to the console or to a stream of the process. The result ends that. */
export function recordPrints(seen: (text: string) => void): () => void {
  const undo = [
    ...METHODS.map((name) => before(console, name, (args) => seen(format(...args)))),
    ...[process.stdout, process.stderr].map((stream) =>
      before(stream, 'write', ([chunk]) =>
        seen(chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : `${chunk}`),
      ),
    ),
  ];
  return () => {
    for (const each of undo) each();
  };
}

/** Has `first` hear of the arguments of each call of a method. The result takes it away again. */
function before<K extends string>(
  owner: { [name in K]: unknown },
  name: K,
  first: (args: readonly unknown[]) => void,
): () => void {
  const original = owner[name];
  if (typeof original !== 'function') return () => {};
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    first(args);
    return Reflect.apply(original, this, args);
  };
  owner[name] = wrapped;
  return () => {
    if (owner[name] === wrapped) owner[name] = original;
  };
}
