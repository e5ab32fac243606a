export { ServerOptionError } from './http/server-option-error.js';
export { type MockServer, type MockServerOptions, startMockServer } from './mock/start-mock-server.js';
export {
  startValidatingProxy,
  type ValidatingProxy,
  type ValidatingProxyOptions,
} from './proxy/start-validating-proxy.js';
export type { Violation } from './proxy/violation.js';
