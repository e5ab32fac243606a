import type { ServerContext } from '../server-context.js';

const TEKTON_API = '/apis/v1/';

/** The path under which operations are known: servers that run Tekton name the same API without "beta1", too. */
export const apiPath = (rawPath: string, { engine }: ServerContext): string =>
  engine === 'tekton' && rawPath.startsWith(TEKTON_API) ? `/apis/v1beta1/${rawPath.slice(TEKTON_API.length)}` : rawPath;
