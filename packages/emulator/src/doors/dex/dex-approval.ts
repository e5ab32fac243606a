import type { HttpAnswer } from '../../http/http-answer.js';
import type { DoorRequest } from '../door.js';
import { formValues } from '../http/form-values.js';
import { encodeQuery, redirectAnswer } from '../http/go-answers.js';
import { DEX_PATH, type DexContext, needsApproval, requestHmac, sendCode } from './dex-context.js';
import { errorPage, grantPage, secondFactorPage } from './dex-pages.js';

/** `/approval`: the page that grants access, which earlier releases pass through even when nothing is to be asked. */
export async function answerApproval(request: DoorRequest, context: DexContext): Promise<HttpAnswer> {
  const { release, state, nowMs } = context;
  const value = await formValues(request);
  const hmac = value('hmac');
  if (release.signsApproval && hmac === '') return errorPage(401, 'Unauthorized request');
  const begun = state.request(value('req'), nowMs());
  if (!begun) return errorPage(500, 'Database error.');
  const identity = state.identities.get(begun.id);
  if (!identity) return errorPage(500, 'Login process not yet finalized.');
  if (release.signsApproval && hmac !== requestHmac(begun)) return errorPage(401, 'Unauthorized request');
  if (request.method === 'GET')
    return needsApproval(begun, context) ? grantPage(begun.id) : sendCode(begun, identity, request.method, context);
  if (request.method !== 'POST') return errorPage(400, 'Unsupported request method.');
  if (value('approval') !== 'approve') return errorPage(500, 'Approval rejected.');
  if (!release.dispatches) return sendCode(begun, identity, request.method, context);
  state.approved.add(begun.id);
  return redirectAnswer(303, `${DEX_PATH}/auth?${encodeQuery({ hmac, req: begun.id })}`, request.method);
}

/** `/auth?req=…&hmac=…` of releases after 2.45: whatever is next in a login. */
export function answerDispatch(
  request: DoorRequest,
  { req, hmac }: { req: string; hmac: string },
  context: DexContext,
): HttpAnswer {
  const { options, state, nowMs } = context;
  const begun = state.request(req, nowMs());
  const identity = begun && state.identities.get(begun.id);
  if (!begun || !identity) return errorPage(400, 'Requested resource does not exist.');
  if (hmac !== requestHmac(begun)) return errorPage(401, 'Unauthorized request');
  const query = encodeQuery({ hmac, req });
  if (options.secondFactor) return redirectAnswer(303, `${DEX_PATH}/mfa/totp?${query}`, request.method);
  if (needsApproval(begun, context) && !state.approved.has(begun.id))
    return redirectAnswer(303, `${DEX_PATH}/approval?${query}`, request.method);
  return sendCode(begun, identity, request.method, context);
}

/** `/mfa/totp`: no one-time password is ever right. */
export const answerSecondFactor = (): HttpAnswer => secondFactorPage();
