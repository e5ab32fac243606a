export { isRequestRefusedError } from '../errors/error-guards.js';
export { type BuildRequestOptions, type BuiltRequest, buildRequest, type RequestInput } from './build-request.js';
