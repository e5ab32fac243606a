import type { Middleware } from '../transport/layer.js';
import type { AuthContext, AuthPlugin } from './auth-plugin.js';
import { authentication } from './authentication.js';
import { combinedAuth } from './combined-auth.js';

/** The layer for all plugins of a client. */
export function authenticationOf(plugins: readonly AuthPlugin[], context: AuthContext): Middleware {
  return authentication(combinedAuth(plugins), context);
}
