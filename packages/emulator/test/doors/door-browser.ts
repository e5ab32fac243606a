/** What a browser keeps of an answer. */
export interface SeenAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** Sends requests one by one, follows nothing, and keeps cookies as a browser does. */
export class DoorBrowser {
  readonly jar = new Map<string, string>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async send(
    target: string,
    {
      method = 'GET',
      form,
      headers = {},
    }: { method?: string; form?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<SeenAnswer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(target, this.#origin), {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) this.#keep(line);
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      cookies,
      text: await response.text(),
    };
  }

  /** Follows redirects and pages from `start` to the form, sends it, and follows on to the page that was wanted. */
  async login({
    start = '/oauth2/start?rd=%2Fpipeline%2F',
    login = 'user@example.com',
    password = '12341234',
  } = {}): Promise<SeenAnswer> {
    let url = start;
    for (let hops = 0; hops < 15; hops++) {
      const answer = await this.send(url);
      if (answer.location !== null) {
        url = answer.location;
        if (url === '/pipeline/') return answer;
        continue;
      }
      const form = this.#form(answer.text);
      const sent = await this.send(form.action ?? url, {
        method: 'POST',
        form: form.asksPassword ? { login, password } : { approval: 'approve' },
      });
      if (sent.location === null) return sent;
      url = sent.location;
    }
    throw new Error('The login does not end.');
  }

  #form(html: string): { action: string | undefined; asksPassword: boolean } {
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    return { action, asksPassword: html.includes('name="password"') };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    const expires = attributes.find((attribute) => attribute.startsWith('Expires='))?.slice('Expires='.length);
    const gone = attributes.includes('Max-Age=0') || (expires !== undefined && Date.parse(expires) < Date.now());
    if (gone) this.jar.delete(name);
    else this.jar.set(name, pair.slice(equals + 1));
  }
}
