import type { IHttpMockConfig } from '@stoplight/prism-http';
import type { Preferences } from './preferences.js';
import type { MockServerOptions } from './start-mock-server.js';

/** What Prism is told for one request. Made anew each time: Prism notes the request's media types in it. */
export function mockConfig(options: MockServerOptions, preferences: Preferences = {}): IHttpMockConfig {
  const seed = preferences.seed ?? options.seed;
  return {
    isProxy: false,
    upstreamProxy: undefined,
    errors: false,
    validateRequest: true,
    validateResponse: true,
    checkSecurity: false,
    mock: {
      dynamic: preferences.dynamic ?? options.dynamic ?? false,
      ...(preferences.code !== undefined && { code: preferences.code }),
      ...(preferences.example !== undefined && { exampleKey: preferences.example }),
      ...(seed !== undefined && { seed: String(seed) }),
    } as IHttpMockConfig['mock'],
  };
}
