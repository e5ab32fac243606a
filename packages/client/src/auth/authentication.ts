import { beforeDeadline } from '../transport/before-deadline.js';
import { type IncomingResponse, isSuccess } from '../transport/incoming-response.js';
import type { Middleware, Transport } from '../transport/layer.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';
import type { AuthChallenge, AuthContext, AuthPlugin } from './auth-plugin.js';
import { withoutEchoedCredentials } from './echoed-credentials.js';

/**
 * Authenticates each attempt; when the answer asks for credentials, has the plugin renew them, once for all calls that
 * were refused together, and sends the request once more. A request that was asked for credentials has not been acted on,
 * so this is safe for all of them.
 */
export function authentication(plugin: AuthPlugin, context: AuthContext): Middleware {
  let renewals = 0;
  let renewing: Promise<'replay' | 'give-up'> | undefined;

  const send = async (request: OutgoingRequest, next: Transport) => {
    const signed = await beforeDeadline(plugin.authenticate(request, context), request, context.clock);
    const response = await next(signed);
    plugin.observe?.(response, signed, context);
    return { signed, response: isPlainSuccess(response) ? response : withoutEchoedCredentials(response, signed) };
  };

  // Not bound to the call that came first: its abort must not end the login of the others.
  const renew = (challenge: AuthChallenge) => {
    renewing ??= recoverWith(plugin, challenge, context)
      .then((outcome) => {
        if (outcome === 'replay') renewals += 1;
        return outcome;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };

  return async (request, next) => {
    const renewalsBefore = renewals;
    const { signed, response } = await send(request, next);
    if (isPlainSuccess(response) || !plugin.recover || request.progress.recovered) return response;
    const { findGate } = await import('../errors/sign-in-gate.js');
    const gate = findGate(response);
    if (!gate) return response;
    request.progress.recovered = true;
    // Others may have renewed the credentials while this request was under way with the old ones.
    if (renewals === renewalsBefore) {
      const outcome = await beforeDeadline(renew({ gate, response, request: signed }), request, context.clock);
      if (outcome === 'give-up') return response;
    }
    return (await send(request, next)).response;
  };
}

/** Settles nearly all cases; who asks for credentials is worked out only when somebody may. */
function isPlainSuccess(response: IncomingResponse): boolean {
  return isSuccess(response) && !response.text.trimStart().startsWith('<');
}

async function recoverWith(plugin: AuthPlugin, challenge: AuthChallenge, context: AuthContext) {
  return plugin.recover ? plugin.recover(challenge, context) : 'give-up';
}
