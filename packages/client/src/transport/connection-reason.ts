import type { ConnectionError } from '../errors/connection-error.js';

/** Why there was no answer and from whom, without the request, which is not the user's own. */
export function reasonOf({ message }: ConnectionError): string {
  return message.replace(/^[A-Z]+ \S+: /, '');
}
