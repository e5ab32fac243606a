import { ConfigurationError } from '../errors/index.js';

/** Why no namespace, or this one, cannot be where a call goes. */
export function wrongNamespace(wanted: string | undefined): ConfigurationError {
  return wanted
    ? new ConfigurationError(`This single-user server knows no namespaces, and the call names "${wanted}".`, {
        hint: 'Leave namespace out. If there should be several users, the endpoint leads to another installation.',
      })
    : new ConfigurationError('This server serves many users, and the call names no namespace.', {
        hint: 'Pass { namespace } to new KfpClient or to the call, or use client.inNamespace(name).',
      });
}
