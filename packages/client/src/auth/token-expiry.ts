/** The last second that a date can stand for; later ones are none. */
const LATEST_S = 8.64e12;

/** When a JSON Web Token ends, in milliseconds since the epoch; undefined for other tokens. Nothing is verified. */
export function tokenExpiry(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (!payload) return undefined;
  try {
    const { exp } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof exp === 'number' && Math.abs(exp) <= LATEST_S ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
