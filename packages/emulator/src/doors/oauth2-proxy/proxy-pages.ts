import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../../http/http-answer.js';
import { escapeHtml, HTML_TYPE } from '../http/go-answers.js';

/** On everything that oauth2-proxy answers itself. */
export const NO_CACHE = {
  'cache-control': 'no-cache, no-store, must-revalidate, max-age=0',
  expires: 'Thu, 01 Jan 1970 00:00:00 UTC',
  'x-accel-expires': '0',
} as const;

const page = (status: number, title: string, content: string): HttpAnswer => ({
  status,
  headers: { ...NO_CACHE, 'content-type': HTML_TYPE },
  body: `<!DOCTYPE html>
<html lang="en" charset="utf-8">
  <head><meta charset="utf-8"><title>${title}</title></head>
  <body><section class="section"><div class="box block">
${content}
  </div></section></body>
</html>
`,
});

/** The page that leads to the login. */
export const signInPage = (status: number, rd: string): HttpAnswer =>
  page(
    status,
    'Sign In',
    `    <form method="GET" action="/oauth2/start">
      <input type="hidden" name="rd" value="${escapeHtml(rd)}">
      <button type="submit" class="button block is-primary">Sign in with OpenID Connect</button>
    </form>`,
  );

const REASONS: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
};

const OOPS = 'Oops! Something went wrong. For more information contact your server administrator.';

export const proxyErrorPage = (status: number, message = OOPS): HttpAnswer =>
  page(
    status,
    `${status} ${REASONS[status] ?? ''}`,
    `    <div class="title">${status}</div>
    <h2 class="subtitle">${REASONS[status] ?? ''}</h2>
    <h3>More Info</h3>
    <p>${escapeHtml(message)}</p>
    <p>Request ID: ${randomUUID()}</p>
    <form method="GET" action="/"><button type="submit" class="button">Go back</button></form>
    <form method="GET" action="/oauth2/sign_in">
      <input type="hidden" name="rd" value="/">
      <button type="submit" class="button is-primary">Sign in</button>
    </form>`,
  );
