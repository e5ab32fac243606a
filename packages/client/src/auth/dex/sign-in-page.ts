import { type PageField, type PageForm, readPage } from '../html/page-forms.js';

/** What a page of a login asks for. */
export type PageDemand =
  /** The gate's sign-in button. */
  | { readonly kind: 'start'; readonly form: PageForm }
  /** The same as a link. */
  | { readonly kind: 'start link'; readonly link: string }
  | { readonly kind: 'password'; readonly form: PageForm }
  /** The same, with a proof that a person asks. */
  | { readonly kind: 'captcha' }
  | { readonly kind: 'approval'; readonly form: PageForm }
  /** Dex's choice of connectors: the links by the connectors' ids. */
  | { readonly kind: 'connectors'; readonly links: ReadonlyMap<string, string> }
  | { readonly kind: 'second factor' }
  /** A form of something else, such as another provider's. */
  | { readonly kind: 'other form'; readonly form: PageForm }
  | { readonly kind: 'nothing' };

/** What the page at `url` asks for; `html` may be any text. */
export function demandOf(html: string, url: URL): PageDemand {
  if (!/^\s*</.test(html.slice(0, 200))) return { kind: 'nothing' };
  const { forms, links } = readPage(html);
  const start = forms.find((form) => form.method === 'GET' && /\/start$/.test(pathOf(form.action, url)));
  if (start) return { kind: 'start', form: start };
  const posted = forms.filter(({ method }) => method === 'POST');
  const password = posted.find(({ fields }) => has(fields, 'login') && has(fields, 'password'));
  if (password) return asksForPerson(password, html) ? { kind: 'captcha' } : { kind: 'password', form: password };
  const approval = posted.find(({ fields }) => fields.some((field) => isNamed(field, 'approval', 'approve')));
  if (approval) return { kind: 'approval', form: approval };
  if (/\/mfa(\/|$)/.test(url.pathname) || posted.some(({ fields }) => has(fields, 'totp')))
    return { kind: 'second factor' };
  const connectors = connectorLinks(links, url);
  if (connectors.size > 0) return { kind: 'connectors', links: connectors };
  const link = links.find((href) => /\/start$/.test(pathOf(href, url)));
  if (link !== undefined) return { kind: 'start link', link };
  const other = posted.find(({ fields }) =>
    fields.some(({ name, type }) => type === 'password' || name === 'SAMLRequest'),
  );
  return other ? { kind: 'other form', form: other } : { kind: 'nothing' };
}

/** What is sent of a form that nobody has filled in but for `values`. */
export function formBody(form: PageForm, values: Readonly<Record<string, string>> = {}): string {
  const body = new URLSearchParams();
  for (const { name, type, value, checked } of form.fields) {
    const given = values[name];
    if (given !== undefined) body.append(name, given);
    else if (type === 'hidden' || checked) body.append(name, value);
  }
  if (form.button) body.append(form.button.name, form.button.value);
  return body.toString();
}

/** The id of the connector that an address of Dex belongs to. */
export function connectorAt({ pathname }: URL): string | undefined {
  const id = /\/auth\/([^/]+)(?:\/login)?\/?$/.exec(pathname)?.[1];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

function connectorLinks(links: readonly string[], url: URL): Map<string, string> {
  const found = new Map<string, string>();
  if (!/\/auth\/?$/.test(url.pathname)) return found;
  for (const link of links) {
    const target = URL.canParse(link, url) ? new URL(link, url) : undefined;
    const id = target?.origin === url.origin ? connectorAt(target) : undefined;
    if (id !== undefined && !found.has(id)) found.set(id, link);
  }
  return found;
}

function pathOf(address = '', url: URL): string {
  return URL.canParse(address, url) ? new URL(address, url).pathname : '';
}

function asksForPerson({ fields }: PageForm, html: string): boolean {
  return fields.some(({ name }) => /captcha/i.test(name)) || /\b(g-recaptcha|h-captcha|cf-turnstile)\b/.test(html);
}

function has(fields: readonly PageField[], name: string): boolean {
  return fields.some((field) => field.name === name);
}

function isNamed(field: PageField, name: string, value: string): boolean {
  return field.name === name && field.value === value;
}
