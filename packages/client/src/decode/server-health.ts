/** What the server says of itself. */
export interface ServerHealth {
  /** Whether many users share the server, each with namespaces of their own; undefined when the UI could not ask the API server. */
  readonly multiUser: boolean | undefined;
  /** Whether the API server behind the UI answered; absent when the API server itself answers. */
  readonly apiServerReady?: boolean;
  /** Release, such as `1.8.5`. */
  readonly tagName?: string;
  readonly commitSha?: string;
  /** Who answered: the API server, or the UI in front of it. */
  readonly via: 'api-server' | 'ui';
}

interface HealthAnswer {
  multi_user?: unknown;
  tag_name?: unknown;
  commit_sha?: unknown;
  apiServerReady?: unknown;
  apiServerMultiUser?: unknown;
  apiServerTagName?: unknown;
  apiServerCommitHash?: unknown;
  frontendTagName?: unknown;
}

export function toServerHealth(answer: HealthAnswer): ServerHealth {
  const ui = 'apiServerReady' in answer || 'frontendTagName' in answer;
  const tagName = text(ui ? answer.apiServerTagName : answer.tag_name);
  const commitSha = text(ui ? answer.apiServerCommitHash : answer.commit_sha);
  return {
    multiUser: flag(answer.multi_user ?? answer.apiServerMultiUser),
    ...(ui && { apiServerReady: answer.apiServerReady === true }),
    ...(tagName && { tagName }),
    ...(commitSha && { commitSha }),
    via: ui ? 'ui' : 'api-server',
  };
}

/** Whether the server is of a 2.x release, as far as it says. */
export const isLaterRelease = ({ tagName }: ServerHealth): boolean => /^v?[2-9]\./.test(tagName ?? '');

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== 'unknown' && value !== '' ? value : undefined;

const flag = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;
