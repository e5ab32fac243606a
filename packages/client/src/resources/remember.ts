/** Calls `make` until it has succeeded once, and gives that result from then on. */
export function remember<A, T>(make: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let made: Promise<T> | undefined;
  return (argument) => {
    made ??= make(argument).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
