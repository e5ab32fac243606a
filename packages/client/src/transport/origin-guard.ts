import { ConfigurationError } from '../errors/configuration-error.js';
import type { Middleware } from './layer.js';

/** Refuses to send to another origin than the endpoint's: a middleware may have changed the address, not where credentials go. */
export function originGuard(origin: string): Middleware {
  return (request, next) => {
    const rest = request.url.startsWith(origin) ? request.url.charAt(origin.length) : 'x';
    if (rest === '/' || rest === '?' || rest === '') return next(request);
    return Promise.reject(
      new ConfigurationError(`A middleware changed the address of a request to another origin than ${origin}`, {
        hint: 'Make a client of its own for the other server: credentials go to the configured endpoint only.',
      }),
    );
  };
}
