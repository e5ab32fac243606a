import { request } from 'node:http';

/** What a browser keeps of an answer. */
export interface SeenAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly text: string;
}

export interface RawRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookie: string;
  readonly body?: string | undefined;
  /** Of the door when absent. */
  readonly origin?: string | undefined;
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
    const answer = await this.raw(target, {
      method,
      cookie,
      headers: { ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
      body: form && String(new URLSearchParams(form)),
    });
    for (const line of answer.cookies) this.#keep(line);
    return answer;
  }

  /** One request with just these cookies, as it is: no header is added, and the jar is left alone. */
  raw(target: string, { method, headers, cookie, body, origin = this.#origin }: RawRequest): Promise<SeenAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(origin),
        { method, path: target, headers: { ...headers, ...(cookie === '' ? {} : { cookie }) }, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const seen = new Headers();
            for (const [name, value] of Object.entries(response.headers))
              if (name !== 'set-cookie') seen.set(name, String(value));
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? null,
              headers: seen,
              cookies: response.headers['set-cookie'] ?? [],
              text: Buffer.concat(chunks).toString('utf8'),
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
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
