import { ServerOptionError } from '../http/server-option-error.js';

/** The upstream as a URL. @throws ServerOptionError with what to write instead. */
export function parseUpstream(text: string | URL): URL {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Told below.
  }
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new ServerOptionError(
    `The upstream "${text}" is not an http or https URL.`,
    'Give the root of the server, such as http://127.0.0.1:8888.',
  );
}
