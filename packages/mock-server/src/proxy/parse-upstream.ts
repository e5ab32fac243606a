/** The upstream as a URL. @throws TypeError with what to write instead. */
export function parseUpstream(text: string | URL): URL {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Told below.
  }
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new TypeError(
    `The upstream "${text}" is not an http or https URL.\nGive the root of the server, such as http://127.0.0.1:8888.`,
  );
}
