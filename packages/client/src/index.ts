export type { CallOptions } from './call/call-options.js';
