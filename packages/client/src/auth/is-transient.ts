const NO_WAY = /^(ECONN|ENET|EHOST|ENOTFOUND$|EAI_AGAIN$|ETIMEDOUT$|EPIPE$)/;

/**
 * Whether an HTTP status (a number), or a code of the system such as `ECONNREFUSED`, is that of something that may work a
 * little later. For plugins that get their credentials elsewhere.
 */
export function isTransient(code: unknown): boolean {
  return typeof code === 'number' ? code === 429 || code >= 500 : NO_WAY.test(String(code));
}
