/** A function that is loaded when it is first called; a failure to load it is every call's. */
export function loadOnce<Args extends unknown[], T>(
  load: () => Promise<(...args: Args) => Promise<T>>,
): (...args: Args) => Promise<T> {
  let loaded: ((...args: Args) => Promise<T>) | undefined;
  let loading: Promise<(...args: Args) => Promise<T>> | undefined;
  return (...args) => {
    if (loaded) return loaded(...args);
    loading ??= load();
    return loading.then((own) => {
      loaded = own;
      return own(...args);
    });
  };
}
