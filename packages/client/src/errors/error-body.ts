/** What the body of an answer that is no success says, whoever wrote it. */
export interface ErrorBody {
  /**
   * `api`: the API's own (grpc-gateway 1 and 2); `upload`: of the upload endpoints; `kubernetes`: a Status of a
   * Kubernetes API server in between; `json`: other JSON, such as the `{}` of oauth2-proxy.
   */
  readonly kind: 'api' | 'upload' | 'kubernetes' | 'json' | 'html' | 'text' | 'empty';
  /** One line for people; empty when the body says nothing. */
  readonly message: string;
  /** Everything the body says, wrapped causes included, in which kinds of failure are looked for. */
  readonly full: string;
  /** gRPC status code; of `api` only. */
  readonly grpcCode?: number | undefined;
  readonly details?: unknown;
  /** Parsed JSON, or the text. */
  readonly content: unknown;
}

/** Reads the body of an answer by what it looks like: content types are often wrong (uploads say text/plain). */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', message: '', full: '', content: text };
  if (trimmed.startsWith('<')) return { kind: 'html', message: pageTitle(trimmed), full: trimmed, content: text };
  const json = trimmed.startsWith('{') ? parsed(trimmed) : undefined;
  return json ? readJson(json) : { kind: 'text', message: firstLine(trimmed), full: trimmed, content: text };
}

function readJson(content: Record<string, unknown>): ErrorBody {
  const { kind, code, error, error_message: uploadMessage, error_details: uploadDetails, details } = content;
  const full = textOf(content.message) || textOf(error);
  if (kind === 'Status') return { kind: 'kubernetes', message: firstLine(full), full, content };
  if (typeof uploadMessage === 'string') {
    const message = firstLine(uploadMessage);
    return { kind: 'upload', message, full: uploadMessage, details: uploadDetails, content };
  }
  if (typeof code === 'number') {
    return { kind: 'api', message: firstLine(plainMessage(details) || full), full, grpcCode: code, details, content };
  }
  return { kind: 'json', message: firstLine(full), full, content };
}

/** The part of the details written for the user: `error_message` of 1.x, `message` of 2.x. */
function plainMessage(details: unknown): string {
  const detail = (Array.isArray(details) ? details[0] : undefined) as Record<string, unknown> | undefined;
  const message = textOf(detail?.error_message) || textOf(detail?.message);
  return message === 'Internal Server Error' ? '' : message;
}

function pageTitle(html: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim();
  return title ? `a page titled "${title}"` : 'a page';
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Plain errors of the server carry a Go stack in the following lines. */
function firstLine(text: string): string {
  const line = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 600 ? `${line.slice(0, 600)}…` : line;
}
