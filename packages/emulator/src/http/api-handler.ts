import { failureAnswer, isFailure, plainFailureAnswer } from '../errors/failure-answer.js';
import { GatewayFailure, GrpcCode, UnclassifiedFailure } from '../errors/server-failure.js';
import { OPERATIONS } from '../operations/operation-table.js';
import { uploadPipeline, uploadPipelineVersion } from '../operations/uploads.js';
import type { ReleaseProfile } from '../profile/release-profile.js';
import type { ServerContext } from '../server-context.js';
import { deadlineExceeded, grpcTimeoutMs, isOverAtOnce } from './grpc-timeout.js';
import { badRequestAnswer, type HttpAnswer, jsonAnswer, rpcAnswer, textAnswer } from './http-answer.js';
import { QueryValues } from './query-values.js';
import { firstValue, type RequestHeaders } from './request-headers.js';
import { cleanPath, decodePath } from './request-path.js';
import { type FoundRoute, findRoute } from './router.js';

/** A request after its body was read. */
export interface ApiRequest {
  readonly method: string;
  /** The path as it came, percent-encoded. */
  readonly rawPath: string;
  /** The query as it came, without the question mark; undefined when there was none. */
  readonly rawQuery: string | undefined;
  readonly headers: RequestHeaders;
  readonly body: Uint8Array;
}

const NOT_FOUND = textAnswer(404, 'Not Found\n');
const OUTSIDE = textAnswer(404, '404 page not found\n');
const METHOD_NOT_ALLOWED = textAnswer(405, 'Method Not Allowed\n');
const FORM = 'application/x-www-form-urlencoded';

const healthz = ({ multiUser, profile }: ServerContext): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': profile.healthzType },
  body: `{"commit_sha":"unknown", "tag_name":"${profile.tagName}", "multi_user":${multiUser}}`,
});

/** Where a request leads, before anything was done. */
export function routeRequest(
  request: Pick<ApiRequest, 'method' | 'rawPath' | 'rawQuery' | 'headers'>,
  profile: ReleaseProfile,
): FoundRoute | HttpAnswer {
  const path = decodePath(request.rawPath);
  if (path === undefined) return badRequestAnswer();
  const cleaned = cleanPath(path);
  if (cleaned !== path) {
    const location = encodeURI(cleaned) + (request.rawQuery === undefined ? '' : `?${request.rawQuery}`);
    return { status: 301, headers: { location }, body: '' };
  }
  if (!path.startsWith('/apis/')) return OUTSIDE;
  const routed = findRoute({
    method: request.method,
    path,
    isForm: firstValue(request.headers, 'content-type') === FORM,
    methodOverride: firstValue(request.headers, 'x-http-method-override'),
    laterRoutes: profile.secondGateway,
  });
  if (routed.kind === 'route') return routed;
  if (profile.secondGateway) {
    return failureAnswer(
      routed.kind === 'method-not-allowed'
        ? new GatewayFailure(GrpcCode.Unimplemented, 'Method Not Allowed')
        : new GatewayFailure(GrpcCode.NotFound, 'Not Found'),
      profile,
    );
  }
  return routed.kind === 'not-found' ? NOT_FOUND : METHOD_NOT_ALLOWED;
}

/** Answers a request to the API server. Throws ConnectionKilled for inputs that leave no answer. */
export async function answerApiRequest(
  request: ApiRequest,
  routed: FoundRoute,
  server: ServerContext,
): Promise<HttpAnswer> {
  const form = routed.viaForm ? [Buffer.from(request.body).toString('utf8')] : [];
  const call = {
    route: routed.id,
    path: routed.path,
    query: new QueryValues(...form, request.rawQuery ?? ''),
    headers: request.headers,
    body: request.body,
    refusesUnknownMembers: server.profile.secondGateway,
  };
  if (routed.id === 'GetHealthz') return healthz(server);
  if (routed.id === 'UploadPipeline') return uploadPipeline(call, server);
  if (routed.id === 'UploadPipelineVersion') return uploadPipelineVersion(call, server);
  const besideGateway = routed.id === 'ReadArtifact' && server.profile.readsArtifactsBesideGateway;
  try {
    const timeoutMs = grpcTimeoutMs(firstValue(request.headers, 'grpc-timeout'));
    if (timeoutMs !== undefined && isOverAtOnce(timeoutMs)) throw deadlineExceeded();
    const answer = OPERATIONS[routed.id](call, server);
    const text = typeof answer === 'string' ? answer : await answer;
    return besideGateway ? jsonAnswer(200, text) : rpcAnswer(text);
  } catch (error) {
    if (isFailure(error)) return besideGateway ? plainFailureAnswer(error) : failureAnswer(error, server.profile);
    if (error instanceof RangeError) {
      return failureAnswer(new UnclassifiedFailure('the request is too large'), server.profile);
    }
    throw error;
  }
}
