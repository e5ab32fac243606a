import { type OperationId, operations } from '@kfp-ts/api';

/** Routes beside the operations of the description that the gateway serves. */
export type SideRouteId =
  | 'Authorize'
  | 'CreateVisualization'
  | 'ReportWorkflow'
  | 'ReportScheduledWorkflow'
  | 'ListTasks'
  | 'CreateTask'
  | 'GetPipelineByName';
export type RouteId = OperationId | SideRouteId;

/** A route with what its path holds. */
export interface FoundRoute {
  readonly kind: 'route';
  readonly id: RouteId;
  readonly path: Readonly<Record<string, string>>;
  /** Reached by a form post: the body is a query. */
  readonly viaForm: boolean;
}

/** What a path leads to. */
export type Routed = FoundRoute | { readonly kind: 'not-found' | 'method-not-allowed' };

interface Route {
  readonly id: RouteId;
  readonly method: string;
  readonly segments: readonly string[];
  readonly verb: string;
}

/** Only releases 2.x have it. */
const LATER_ROUTE = 'GetPipelineByName';

const SIDE_ROUTES: readonly [SideRouteId, string, string][] = [
  ['Authorize', 'GET', '/apis/v1beta1/auth'],
  ['CreateVisualization', 'POST', '/apis/v1beta1/visualizations/{namespace}'],
  ['ReportWorkflow', 'POST', '/apis/v1beta1/workflows'],
  ['ReportScheduledWorkflow', 'POST', '/apis/v1beta1/scheduledworkflows'],
  ['ListTasks', 'GET', '/apis/v1alpha1/tasks'],
  ['CreateTask', 'POST', '/apis/v1alpha1/tasks'],
  [LATER_ROUTE, 'GET', '/apis/v1beta1/namespaces/{namespace}/pipelines/{name}'],
];

/** Uploads and healthz are served before the gateway, whatever the method. */
const BEFORE_GATEWAY: ReadonlySet<string> = new Set(['UploadPipeline', 'UploadPipelineVersion', 'GetHealthz']);

const ROUTES: readonly Route[] = [
  ...Object.values(operations)
    .filter(({ id }) => !BEFORE_GATEWAY.has(id))
    .map(({ id, method, path }) => route(id, method, path)),
  ...SIDE_ROUTES.map(([id, method, path]) => route(id, method, path)),
];

const EXACT: ReadonlyMap<string, RouteId> = new Map(
  Object.values(operations).flatMap(({ id, path }) => (BEFORE_GATEWAY.has(id) ? [[path, id] as const] : [])),
);

function route(id: RouteId, method: string, path: string): Route {
  const segments = path.slice(1).split('/');
  const last = segments.at(-1) ?? '';
  const colon = last.lastIndexOf(':');
  if (colon < 0) return { id, method, segments, verb: '' };
  return { id, method, segments: [...segments.slice(0, -1), last.slice(0, colon)], verb: last.slice(colon + 1) };
}

export interface RequestLine {
  readonly method: string;
  /** The decoded path. */
  readonly path: string;
  /** `Content-Type: application/x-www-form-urlencoded`, which lets a POST reach routes of other methods. */
  readonly isForm: boolean;
  readonly methodOverride: string;
  /** The routes that releases 2.x added are there too. */
  readonly laterRoutes: boolean;
}

/** Finds the route of a path below `/apis/`, with the gateway's peculiarities. */
export function findRoute(line: RequestLine): Routed {
  const exact = EXACT.get(line.path);
  if (exact) return { kind: 'route', id: exact, path: {}, viaForm: false };
  const segments = line.path.slice(1).split('/');
  const last = segments.at(-1) ?? '';
  const colon = last.lastIndexOf(':');
  if (colon === 0) return { kind: 'not-found' };
  let verb = '';
  if (colon > 0) {
    segments[segments.length - 1] = last.slice(0, colon);
    verb = last.slice(colon + 1);
  }
  const fallsThrough = line.method === 'POST' && line.isForm;
  const overridden = fallsThrough && line.methodOverride !== '';
  const method = overridden ? line.methodOverride.toUpperCase() : line.method;
  let other: { route: Route; path: Record<string, string> } | undefined;
  for (const candidate of ROUTES) {
    const path = matchSegments(candidate, segments, verb);
    if (!path || (candidate.id === LATER_ROUTE && !line.laterRoutes)) continue;
    if (candidate.method === method) return { kind: 'route', id: candidate.id, path, viaForm: overridden };
    if (!other || candidate.method === 'GET') other = { route: candidate, path };
  }
  if (!other) return { kind: 'not-found' };
  if (!fallsThrough || overridden) return { kind: 'method-not-allowed' };
  return { kind: 'route', id: other.route.id, path: other.path, viaForm: true };
}

function matchSegments(route: Route, segments: readonly string[], verb: string): Record<string, string> | undefined {
  if (route.verb !== verb || route.segments.length !== segments.length) return undefined;
  const path: Record<string, string> = {};
  for (let i = 0; i < segments.length; i++) {
    const pattern = route.segments[i] ?? '';
    const segment = segments[i] ?? '';
    if (pattern.startsWith('{')) path[pattern.slice(1, -1)] = segment;
    else if (pattern !== segment) return undefined;
  }
  return path;
}
