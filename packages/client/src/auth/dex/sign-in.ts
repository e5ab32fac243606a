import { isNearby } from '../../config/insecure-endpoint.js';
import type { CredentialError } from '../../errors/credential-error.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';
import type { AuthContext } from '../auth-plugin.js';
import { CookieJar, cookieHeader } from '../cookies/cookie-jar.js';
import { RollingCookies } from '../cookies/rolling-cookies.js';
import { type LoginRequest, mayBeRepeated, sendLoginRequest } from './login-request.js';
import {
  brokenLogin,
  foreignLogin,
  noLogin,
  otherLogin,
  refusedPassword,
  secondFactor,
  secureCookie,
  tooManySteps,
  unencryptedLogin,
  unexpectedAnswer,
  wrongConnector,
} from './sign-in-errors.js';
import { connectorAt, demandOf, formBody } from './sign-in-page.js';

export interface SignInOptions {
  readonly username: string;
  readonly password: string;
  /** Undefined: the only one, or `local`. */
  readonly connector: string | undefined;
  /** Origin of a Dex that is not behind the gate. */
  readonly dexOrigin: string | undefined;
  /** The installation is known to have a gate, even when its pages do not show one. */
  readonly gateSeen: boolean;
}

/** What is known of the password, also when the login fails. */
export interface SignInProgress {
  password: 'unknown' | 'sent' | 'accepted before' | 'accepted' | 'refused';
}

/** A login takes ten requests at most; more are a circle. */
const MOST_STEPS = 20;

const START_PATH = '/oauth2/start';

/**
 * Signs in as a person with a browser does: from the page below the endpoint through whatever the gate and Dex ask for,
 * to the answer that sets the session. The session is empty when no gate shows up.
 */
export async function signIn(
  options: SignInOptions,
  context: AuthContext,
  progress: SignInProgress,
): Promise<RollingCookies> {
  return new SignIn(options, context, progress).run();
}

class SignIn {
  readonly #options: SignInOptions;
  readonly #context: AuthContext;
  readonly #progress: SignInProgress;
  readonly #jar = new CookieJar();
  readonly #page: URL;
  readonly #deadline: number;
  /** What is done at most once. */
  readonly #done = new Set<string>();

  constructor(options: SignInOptions, context: AuthContext, progress: SignInProgress) {
    this.#options = options;
    this.#context = context;
    this.#progress = progress;
    this.#page = new URL(`${context.endpoint}/`);
    this.#deadline = context.clock.now() + 120_000;
  }

  async run(): Promise<RollingCookies> {
    let request: LoginRequest | undefined = { method: 'GET', url: this.#page };
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const answer = await this.#send(request);
      if (isCallback(request.url)) return this.#session(request.url, answer);
      request = this.#next(request, answer);
      if (!request) return new RollingCookies([], this.#context.clock.now());
    }
    throw tooManySteps(MOST_STEPS);
  }

  async #send(request: LoginRequest): Promise<IncomingResponse> {
    const { clock } = this.#context;
    if (request.carriesPassword && this.#progress.password === 'unknown') this.#progress.password = 'sent';
    const cookies = cookieHeader(this.#jar.matching(request.url, clock.now()));
    const answer = await sendLoginRequest(request, cookies, this.#context, this.#deadline, this.#progress);
    const [withheld] = this.#jar.store(request.url, answer.headers, clock.now());
    if (withheld) throw secureCookie(withheld.name, request.url);
    return answer;
  }

  #next(request: LoginRequest, answer: IncomingResponse): LoginRequest | undefined {
    const { url } = request;
    const { status } = answer;
    if (status === 0) throw otherLogin(url, 'a redirect that browsers do not show to programs');
    if (status >= 300 && status < 400 && status !== 304) return this.#follow(request, answer);
    if (status >= 500 || status === 429) throw brokenLogin(url, status, mayBeRepeated(request, this.#progress));

    const demand = demandOf(answer.text, url);
    if (request.carriesPassword && demand.kind !== 'second factor' && isRefusal(answer)) throw this.#refused(url);
    switch (demand.kind) {
      case 'start':
        this.#once('start', url, answer);
        return { method: 'GET', url: withQuery(this.#resolve(demand.form.action, url), formBody(demand.form)) };
      case 'start link':
        // Pages that are open to everybody have links, too.
        if (status < 400) return this.#withoutPage(url, answer);
        this.#once('start', url, answer);
        return { method: 'GET', url: this.#resolve(demand.link, url) };
      case 'connectors':
        this.#once('connectors', url, answer);
        return { method: 'GET', url: this.#resolve(this.#choose(demand.links, url), url) };
      case 'password':
        return this.#passwordRequest(demand.form, url, answer);
      case 'approval': {
        this.#once('approval', url, answer);
        return { method: 'POST', url: this.#resolve(demand.form.action, url), body: formBody(demand.form) };
      }
      case 'second factor':
        throw secondFactor(url);
      case 'captcha':
        throw otherLogin(url, 'a captcha');
      case 'other form':
        throw otherLogin(resolved(demand.form.action ?? '', url) ?? url, 'a form that Dex does not have');
      case 'nothing':
        return this.#withoutPage(url, answer);
    }
  }

  #passwordRequest(form: Parameters<typeof formBody>[0], url: URL, answer: IncomingResponse): LoginRequest {
    const { username, password, connector } = this.#options;
    if (this.#done.has('password') && this.#progress.password !== 'accepted') throw this.#refused(url);
    this.#once('password', url, answer);
    const at = connectorAt(url);
    if (connector !== undefined && at !== undefined && at !== connector) throw wrongConnector(url, connector, [at]);
    const target = this.#resolve(form.action, url);
    if (target.origin !== url.origin) throw foreignLogin(url, target, this.#page);
    return {
      method: 'POST',
      url: target,
      body: formBody(form, { login: username, password }),
      carriesPassword: true,
    };
  }

  #refused(url: URL): CredentialError {
    this.#progress.password = 'refused';
    return refusedPassword(url, this.#options.username);
  }

  #follow(request: LoginRequest, { status, headers }: IncomingResponse): LoginRequest {
    const { url } = request;
    // These ask for the form to be sent again to where they lead.
    if (request.method === 'POST' && (status === 307 || status === 308))
      throw otherLogin(url, `a redirect (${status}) of a form`);
    const target = this.#resolve(headers.get('location') ?? undefined, url);
    if (request.carriesPassword && connectorAt(target) === undefined) this.#progress.password = 'accepted';
    return { method: 'GET', url: target };
  }

  #withoutPage(url: URL, answer: IncomingResponse): LoginRequest | undefined {
    const isOpen = answer.status >= 200 && answer.status < 300;
    const [scheme] = /^(Basic|Digest|Negotiate|NTLM)\b/i.exec(answer.headers.get('www-authenticate') ?? '') ?? [];
    if (scheme && answer.status === 401) throw otherLogin(url, `a demand for ${scheme} authentication`);
    // Web pages without a gate in front answer every address with a page.
    if (this.#done.has('open page') && isStartPath(url)) return undefined;
    if (url !== this.#page || this.#done.has('start')) {
      if (isOpen && /<script/i.test(answer.text)) throw otherLogin(url, 'a page that only a browser can show');
      throw unexpectedAnswer(url, answer);
    }
    if (isOpen) this.#done.add('open page');
    if (isOpen && !this.#options.gateSeen) return undefined;
    this.#once('start', url, answer);
    // Some gates answer pages, too, with nothing but 401.
    const start = new URL(START_PATH, url);
    return { method: 'GET', url: withQuery(start, new URLSearchParams({ rd: url.pathname }).toString()) };
  }

  #choose(links: ReadonlyMap<string, string>, url: URL): string {
    const wanted = this.#options.connector ?? 'local';
    const link =
      links.get(wanted) ?? (links.size === 1 && !this.#options.connector ? [...links.values()][0] : undefined);
    if (link === undefined) throw wrongConnector(url, wanted, [...links.keys()]);
    return link;
  }

  /** The session, from the answer to the address that Dex leads back to. */
  #session(url: URL, answer: IncomingResponse): RollingCookies {
    const { clock, endpoint } = this.#context;
    const { status } = answer;
    if (status >= 500) throw brokenLogin(url, status);
    const set = new CookieJar();
    set.store(url, answer.headers, clock.now());
    const isSession = ({ name }: { name: string }) => !/csrf/i.test(name);
    if (status >= 400 || !set.matching(new URL(`${endpoint}/apis/`), clock.now()).some(isSession)) {
      throw unexpectedAnswer(url, answer);
    }
    const cookies = this.#jar.matching(new URL(`${endpoint}/apis/`), clock.now()).filter(isSession);
    return new RollingCookies(cookies, clock.now());
  }

  #once(what: string, url: URL, answer: IncomingResponse): void {
    if (this.#done.has(what)) throw unexpectedAnswer(url, answer);
    this.#done.add(what);
  }

  /** Where a link, a form or a redirect leads, if that is the gate or its Dex. */
  #resolve(location: string | undefined, url: URL): URL {
    const target = resolved(location ?? '', url);
    if (!target) throw noLogin(url);
    const known = target.origin === this.#page.origin || target.origin === this.#options.dexOrigin;
    if (!known || target.username || target.password) throw foreignLogin(url, target, this.#page);
    if (isReadable(target) && !isReadable(this.#page)) throw unencryptedLogin(url, target);
    const refusal = isCallback(target) ? target.searchParams.get('error') : null;
    if (refusal !== null) throw otherLogin(url, `the refusal ${/^\w{1,40}$/.test(refusal) ? refusal : 'of the login'}`);
    return target;
  }
}

/** The password was judged, whatever the page looks like. */
function isRefusal({ status, text }: IncomingResponse): boolean {
  return status === 401 || (status === 403 && !/RBAC: access denied/.test(text));
}

/** Others on the way could read what is sent there; the endpoint is such a place only if its user has allowed it. */
function isReadable({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !isNearby(hostname);
}

function isStartPath({ pathname }: URL): boolean {
  return pathname === START_PATH;
}

function isCallback({ searchParams }: URL): boolean {
  return searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'));
}

function resolved(location: string, url: URL): URL | undefined {
  return URL.canParse(location, url) ? new URL(location, url) : undefined;
}

function withQuery(url: URL, query: string): URL {
  const target = new URL(url);
  target.search = query;
  return target;
}
