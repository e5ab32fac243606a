import { GatewayFailure, GrpcCode } from '../errors/server-failure.js';
import type { QueryValues } from '../http/query-values.js';
import type { RequestHeaders } from '../http/request-headers.js';
import type { RouteId } from '../http/router.js';
import { JsonTypeError, type MessageType } from '../json/message-type.js';
import { JsonSyntaxError, parseFirstJsonValue } from '../json/parse-json.js';
import type { ServerContext } from '../server-context.js';

/** A call as an operation sees it. */
export interface ApiCall {
  readonly route: RouteId;
  readonly path: Readonly<Record<string, string>>;
  readonly query: QueryValues;
  readonly headers: RequestHeaders;
  readonly body: Uint8Array;
  /** Members of the body that the message does not have are an error; otherwise they are passed over. */
  readonly refusesUnknownMembers: boolean;
}

/** An operation: answers with the JSON of a 200, or throws a failure. */
export type Operation = (call: ApiCall, server: ServerContext) => string | Promise<string>;

/** Reads the body as a message; an empty one, `null` and `{}` are all an empty message. */
export function readBody<T>(call: ApiCall, type: MessageType<T>): T {
  try {
    return type.read(parseFirstJsonValue(call.body) ?? null, call.refusesUnknownMembers);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError || error instanceof JsonTypeError)) throw error;
    throw new GatewayFailure(GrpcCode.InvalidArgument, error.message);
  }
}

/** The id in the path of a call. */
export const idOf = (call: ApiCall): string => Object.values(call.path)[0] ?? '';
