/** User name and password of a proxy's address, unescaped; undefined when there are none. */
export function proxyCredentials({ username, password }: URL): { username: string; password: string } | undefined {
  if (!username && !password) return undefined;
  return { username: unescaped(username), password: unescaped(password) };
}

/** A lone percent sign is meant as one. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The credentials as a header for the proxy; Node only. */
export function proxyHeaders(proxy: URL): Record<string, string> {
  const credentials = proxyCredentials(proxy);
  if (!credentials) return {};
  const { username, password } = credentials;
  return { 'proxy-authorization': `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
