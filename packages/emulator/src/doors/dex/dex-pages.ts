import type { HttpAnswer } from '../../http/http-answer.js';
import { escapeHtml, HTML_TYPE } from '../http/go-answers.js';
import type { DexConnector } from './dex-options.js';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  500: 'Internal Server Error',
};

const page = (status: number, content: string): HttpAnswer => ({
  status,
  headers: { 'content-type': HTML_TYPE },
  body: `<!DOCTYPE html>
<html>
  <head><meta charset="utf-8"><title>dex</title></head>
  <body><div class="dex-container"><div class="theme-panel">
${content}
  </div></div></body>
</html>
`,
});

export const errorPage = (status: number, message: string): HttpAnswer =>
  page(status, `    <h2 class="theme-heading">${REASONS[status] ?? ''}</h2>\n    <p>${escapeHtml(message)}</p>`);

/** The page where users choose how to log in. */
export const pickerPage = (choices: readonly { connector: DexConnector; url: string }[]): HttpAnswer =>
  page(
    200,
    `    <h2 class="theme-heading">Log in to dex</h2>
    <div>${choices
      .map(
        ({ connector, url }) => `
      <div class="theme-form-row"><a href="${escapeHtml(url)}" target="_self">
        <button class="dex-btn theme-btn-provider">
          <span class="dex-btn-text">Log in with ${escapeHtml(connector.name)}</span>
        </button>
      </a></div>`,
      )
      .join('')}
    </div>`,
  );

export interface LoginForm {
  readonly action: string;
  readonly prompt: string;
  /** What was typed before. */
  readonly login: string;
  readonly failed: boolean;
  /** Where to choose another way; empty when there is none. */
  readonly back: string;
}

export function loginPage(status: number, { action, prompt, login, failed, back }: LoginForm): HttpAnswer {
  const value = login === '' ? '' : ` value="${escapeHtml(login)}"`;
  const problem = `      <div id="login-error" class="dex-error-box">Invalid ${escapeHtml(prompt)} and password.</div>\n`;
  return page(
    status,
    `    <h2 class="theme-heading">Log in to Your Account</h2>
    <form method="post" action="${escapeHtml(action)}">
      <label for="userid">${escapeHtml(prompt)}</label>
      <input tabindex="1" required id="login" name="login" type="text" placeholder="${escapeHtml(prompt.toLowerCase())}"${value} autofocus/>
      <label for="password">Password</label>
      <input tabindex="2" required id="password" name="password" type="password" placeholder="password"/>
${failed ? problem : ''}      <button tabindex="3" id="submit-login" type="submit" class="dex-btn theme-btn--primary">Login</button>
    </form>${back === '' ? '' : `\n    <div class="theme-link-back"><a class="dex-subtle-text" href="${escapeHtml(back)}">Select another login method.</a></div>`}`,
  );
}

const grantForm = (req: string, approval: string, label: string): string => `
      <form method="post">
        <input type="hidden" name="req" value="${escapeHtml(req)}"/>
        <input type="hidden" name="approval" value="${approval}">
        <button type="submit" class="dex-btn"><span class="dex-btn-text">${label}</span></button>
      </form>`;

/** The page that asks whether the proxy may know who the user is. */
export const grantPage = (req: string): HttpAnswer =>
  page(
    200,
    `    <h2 class="theme-heading">Grant Access</h2>
    <div>${grantForm(req, 'approve', 'Grant Access')}${grantForm(req, 'rejected', 'Cancel')}
    </div>`,
  );

/** The page that asks for a one-time password. */
export const secondFactorPage = (): HttpAnswer =>
  page(
    200,
    `    <h2 class="theme-heading">Two-factor authentication</h2>
    <form method="post">
      <input required id="totp" name="totp" type="text" inputmode="numeric" autocomplete="one-time-code" autofocus/>
      <button type="submit" class="dex-btn theme-btn--primary">Verify</button>
    </form>`,
  );
