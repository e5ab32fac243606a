import type { paths } from './generated/schema.js';

/** The raw, typed client that `createApi` makes. Paths are those of the description, whatever `apiPath` says. */
export interface Api {
  GET: ApiMethod<'get'>;
  POST: ApiMethod<'post'>;
  DELETE: ApiMethod<'delete'>;
  request<
    Method extends Uppercase<ApiHttpMethod>,
    Path extends ApiPath<Lowercase<Method>>,
    As extends ParseAs = 'json',
  >(
    method: Method,
    path: Path,
    ...init: ApiInit<paths[Path][Lowercase<Method>], As>
  ): Promise<ApiAnswer<paths[Path][Lowercase<Method>], As>>;
}

export type ApiHttpMethod = 'get' | 'post' | 'delete';

/** The paths that have an operation of this method. */
export type ApiPath<Method extends ApiHttpMethod> = {
  [Path in keyof paths]: paths[Path][Method] extends { responses: object } ? Path : never;
}[keyof paths];

export type ApiMethod<Method extends ApiHttpMethod> = <Path extends ApiPath<Method>, As extends ParseAs = 'json'>(
  path: Path,
  ...init: ApiInit<paths[Path][Method], As>
) => Promise<ApiAnswer<paths[Path][Method], As>>;

/** How a 2xx is read: parsed JSON, its text, or the unread body. */
export type ParseAs = 'json' | 'text' | 'stream';

/**
 * What a call gives. Go by `response.ok`, or by `error`: it is set exactly when the status is not 2xx, `{}` for an error
 * without a body, `{ message }` for one that is no JSON object. `data` is undefined when a 2xx had no body.
 */
export type ApiAnswer<Operation, As extends ParseAs = 'json'> =
  | { data: DataOf<Operation, As>; error?: never; response: Response }
  | { data?: never; error: ErrorOf<Operation>; response: Response };

/** Options of one call beside its parameters and body; other members of `RequestInit` go to the request as they are. */
export interface ApiCallOptions<As extends ParseAs = 'json'>
  extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'window'> {
  headers?: ApiHeaders;
  parseAs?: As;
  /** `false` sends twice-decoded parameters as they are, for servers (2.x) that decode them once. Default: the client's. */
  escapeTwiceDecoded?: boolean;
  /** Sends this call in place of the client's `fetch`. */
  fetch?: ApiFetch;
  baseUrl?: string;
}

/** `HeadersInit` by another name: the types of Node alone do not have that one. */
export type ApiHeaders = NonNullable<RequestInit['headers']> | Readonly<Record<string, string | null | undefined>>;

/** Sends a request; `globalThis.fetch` is one. */
export type ApiFetch = (request: Request) => Promise<Response>;

/** The last argument of a call, required where a path parameter or a body is. */
export type ApiInit<Operation, As extends ParseAs> =
  Record<never, never> extends InputOf<Operation>
    ? [init?: InputOf<Operation> & ApiCallOptions<As>]
    : [init: InputOf<Operation> & ApiCallOptions<As>];

type InputOf<Operation> = ParamsOf<Operation> & BodyOf<Operation>;

type ParamsOf<Operation> = Operation extends { parameters: infer Parameters }
  ? Record<never, never> extends PathOf<Parameters> & QueryOf<Parameters>
    ? { params?: PathOf<Parameters> & QueryOf<Parameters> }
    : { params: PathOf<Parameters> & QueryOf<Parameters> }
  : unknown;
type PathOf<Parameters> = Parameters extends { path: infer Path extends object } ? { path: Path } : { path?: never };
type QueryOf<Parameters> = Parameters extends { query: infer Query extends object }
  ? { query: Query }
  : Parameters extends { query?: infer Query }
    ? { query?: Query }
    : unknown;

type BodyOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : { body?: never };

type DataOf<Operation, As extends ParseAs> = As extends 'text'
  ? string
  : As extends 'stream'
    ? Response['body']
    : ContentOf<Operation, 200>;
/** The described error; the text of whatever stands in front of the server comes as its message. */
type ErrorOf<Operation> = ContentOf<Operation, 'default'> & { message?: string };
type ContentOf<Operation, Status extends PropertyKey> = Operation extends {
  responses: { [S in Status]: { content: infer Content } };
}
  ? Content[keyof Content]
  : never;
