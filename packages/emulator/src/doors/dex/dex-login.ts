import type { HttpAnswer } from '../../http/http-answer.js';
import { QueryValues } from '../../http/query-values.js';
import type { DoorRequest } from '../door.js';
import { formValues } from '../http/form-values.js';
import { encodeQuery, redirectAnswer } from '../http/go-answers.js';
import { DEX_PATH, type DexContext, needsApproval, requestHmac, sendCode } from './dex-context.js';
import type { DexConnector, DexUser } from './dex-options.js';
import { errorPage, type LoginForm, loginPage, pickerPage } from './dex-pages.js';
import type { AuthRequest } from './dex-state.js';
import { readAuthRequest } from './read-auth-request.js';

const isAnswer = (value: AuthRequest | HttpAnswer): value is HttpAnswer => 'status' in value;

/** The login that the parameters of a request ask for. */
const begin = (
  value: (name: string) => string,
  { method }: DoorRequest,
  context: DexContext,
): AuthRequest | HttpAnswer =>
  readAuthRequest(value, { ...context, nowMs: context.nowMs(), method, anyHost: context.options.ownOrigin });

/** `/auth`: to the only way to log in, or to the choice of one. */
export async function answerAuth(request: DoorRequest, context: DexContext): Promise<HttpAnswer> {
  const { options, release, state } = context;
  const value = await formValues(request);
  let query = '';
  if (release.startsAtAuth) {
    const begun = begin(value, request, context);
    if (isAnswer(begun)) return begun;
    state.requests.set(begun.id, begun);
    query = encodeQuery({ req: begun.id });
  } else {
    const carried = [...new QueryValues(request.query).entries()].filter(([name]) => name !== 'connector_id');
    query = encodeQuery(Object.fromEntries(carried));
  }
  const urlOf = ({ id }: DexConnector): string => `${DEX_PATH}/auth/${id}?${query}`;
  const wanted = value('connector_id');
  const chosen = options.connectors.find(({ id }) => id === wanted);
  if (chosen) return redirectAnswer(302, urlOf(chosen), request.method);
  if (wanted !== '') return errorPage(400, release.unknownConnectorText);
  const picker = pickerPage(options.connectors.map((connector) => ({ connector, url: urlOf(connector) })));
  const [only, ...others] = options.connectors;
  if (!only || others.length > 0) return picker;
  const redirect = redirectAnswer(302, urlOf(only), request.method);
  // Releases from 2.29 to 2.45 go on after the redirect, so that its body holds the choice, too.
  if (release.startsAtAuth || release.dispatches) return redirect;
  return {
    ...redirect,
    headers: { ...redirect.headers, ...picker.headers },
    body: `${redirect.body}${picker.body}`,
  };
}

/** `/auth/<connector>`: begins a login, or (earlier) is the form itself. */
export async function answerConnector(request: DoorRequest, id: string, context: DexContext): Promise<HttpAnswer> {
  const { options, release, state, nowMs } = context;
  const value = await formValues(request);
  const connector = options.connectors.find((one) => one.id === id);
  if (release.startsAtAuth) {
    if (!connector) return errorPage(400, 'Requested resource does not exist');
    const begun = state.request(value('req'), nowMs());
    if (!begun) return errorPage(400, 'Login session expired.');
    return connector.kind === 'callback'
      ? toProvider(begun, connector, request)
      : answerForm(request, begun, connector, context);
  }
  const begun = begin(value, request, context);
  if (isAnswer(begun)) return begun;
  if (!connector) return errorPage(400, 'Requested resource does not exist');
  if (request.method !== 'GET') return errorPage(400, 'Unsupported request method.');
  state.requests.set(begun.id, begun);
  if (connector.kind === 'callback') return toProvider(begun, connector, request);
  const carried = encodeQuery(Object.fromEntries(new QueryValues(request.query).entries()));
  const back = options.connectors.length > 1 ? `${DEX_PATH}/auth?${carried}` : '';
  return redirectAnswer(
    302,
    `${DEX_PATH}/auth/${connector.id}/login?${encodeQuery({ back, state: begun.id })}`,
    request.method,
  );
}

const toProvider = (begun: AuthRequest, { providerUrl }: DexConnector, request: DoorRequest): HttpAnswer =>
  redirectAnswer(302, `${providerUrl}?${encodeQuery({ state: begun.id })}`, request.method);

/** `/auth/<connector>/login`: the form for name and password. */
export async function answerLogin(request: DoorRequest, id: string, context: DexContext): Promise<HttpAnswer> {
  const value = await formValues(request);
  const stateId = value('state');
  if (stateId === '') return errorPage(400, 'User session error.');
  const begun = context.state.request(stateId, context.nowMs());
  const connector = context.options.connectors.find((one) => one.id === id);
  if (!begun || connector?.kind !== 'password') return errorPage(400, 'Requested resource does not exist.');
  return answerForm(request, begun, connector, context);
}

async function answerForm(
  request: DoorRequest,
  begun: AuthRequest,
  connector: DexConnector,
  context: DexContext,
): Promise<HttpAnswer> {
  const value = await formValues(request);
  const form: LoginForm = {
    action: request.target,
    prompt: connector.prompt,
    login: '',
    failed: false,
    back: value('back'),
  };
  if (request.method === 'GET') return loginPage(200, form);
  if (request.method !== 'POST') return errorPage(400, 'Unsupported request method.');
  const login = value('login');
  const user = userOf(connector, login, value('password'));
  context.onLogin(user !== undefined);
  if (!user) return loginPage(context.release.wrongPasswordStatus, { ...form, login, failed: true });
  const identity = { user, connector };
  context.state.identities.set(begun.id, identity);
  const hmac = requestHmac(begun);
  if (context.release.dispatches)
    return redirectAnswer(303, `${DEX_PATH}/auth?${encodeQuery({ hmac, req: begun.id })}`, request.method);
  if (context.release.skipsApprovalAtLogin && !needsApproval(begun, context))
    return sendCode(begun, identity, request.method, context);
  const signature = context.release.signsApproval ? `&hmac=${hmac}` : '';
  return redirectAnswer(303, `${DEX_PATH}/approval?req=${begun.id}${signature}`, request.method);
}

/** Dex's own users go by their address in any case, those of others by their name. Blanks and accents count as they come. */
export function userOf(connector: DexConnector, login: string, password: string): DexUser | undefined {
  const known =
    connector.id === 'local'
      ? connector.users.find(({ email }) => email.toLowerCase() === login.toLowerCase())
      : connector.users.find(({ username, email }) => username === login || email === login);
  return known?.password === password ? known : undefined;
}
