import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { testResponse } from '../../test/test-request.js';
import { classifyResponse } from './classify-response.js';

const exchange = { operationId: 'GetRun', method: 'GET', path: '/pipeline/apis/v1beta1/runs/r1', attempts: 1 };
const classify = (status: number, text = '', headers: Record<string, string> = {}) =>
  classifyResponse(testResponse(status, text, headers), exchange, 0);

/** An error body of release 1.8.5. */
const api = (code: number, full: string, plain = full) =>
  JSON.stringify({
    error: full,
    code,
    message: full,
    details: [{ '@type': 'type.googleapis.com/api.Error', error_message: plain, error_details: full }],
  });
const upload = (message: string) => JSON.stringify({ error_message: message, error_details: message });
const page = (body: string) => `<!DOCTYPE html>\n<html><head><title>Kubeflow</title></head><body>${body}</body></html>`;

const NO_IDENTITY =
  'Internal error: Unauthenticated: Request header error: there is no user identity header.: Request header error: there is no user identity header.\nFailed to authorize with API resource references\ngithub.com/kubeflow/pipelines/backend/src/common/util.Wrap\n\t/go/src/x.go:271';

type Row = [what: string, status: number, body: string, headers: Record<string, string>, kind: string];

const rows: Row[] = [
  ['bad input', 400, api(3, 'Validate failed.: Invalid input error: no name', 'no name'), {}, 'InvalidRequestError'],
  ['gateway error without details', 400, '{"error":"bad int","code":3,"message":"bad int"}', {}, 'InvalidRequestError'],
  ['missing thing', 404, api(5, 'ResourceNotFoundError: Run r1 not found.', 'Run r1 not found.'), {}, 'NotFoundError'],
  [
    'letters that the database does not take',
    500,
    api(13, "InternalServerError: Failed to add experiment: Error 1366: Incorrect string value: '\\xE6' for column x"),
    {},
    'InvalidRequestError',
  ],
  [
    'letters that the database does not take, uploaded',
    500,
    upload("Error creating pipeline: InternalServerError: Error 1366: Incorrect string value: '\\xE6' for column x"),
    {},
    'InvalidRequestError',
  ],
  [
    'letters that the database cannot compare',
    500,
    api(13, 'InternalServerError: Failed to list: Error 1267 (HY000): Illegal mix of collations'),
    {},
    'InvalidRequestError',
  ],
  [
    'missing thing of 2.x, no error key',
    404,
    '{"code":5,"message":"Run r1 not found","details":[]}',
    {},
    'NotFoundError',
  ],
  ['name taken', 409, api(6, 'Already exist error: The name x already exists.'), {}, 'AlreadyExistsError'],
  ['wrong state', 409, api(10, 'BadRequestError: cannot be retried'), {}, 'ConflictError'],
  ['refused by the API', 403, api(7, 'PermissionDenied: User x is not authorized'), {}, 'PermissionDeniedError'],
  ['refused by Istio', 403, 'RBAC: access denied', { 'content-type': 'text/plain' }, 'PermissionDeniedError'],
  ['blocked by the UI server', 403, '/x endpoint is not meant for external usage.', {}, 'PermissionDeniedError'],
  ['a gate that knows the user and refuses', 403, page('Forbidden: not a member'), {}, 'PermissionDeniedError'],
  ['unauthenticated, 2.x', 401, api(16, 'Unauthenticated: no'), {}, 'AuthenticationRequiredError'],
  ['unauthenticated, 1.8.5', 500, api(13, NO_IDENTITY), {}, 'AuthenticationRequiredError'],
  ['oauth2-proxy on API paths', 401, '{}', { 'content-type': 'application/json' }, 'AuthenticationRequiredError'],
  ['Istio, expired token', 401, 'Jwt is expired', {}, 'AuthenticationRequiredError'],
  ['Istio, unknown key', 401, "Jwks doesn't have key to match kid or alg from Jwt", {}, 'AuthenticationRequiredError'],
  ['express text', 401, 'Unauthorized', {}, 'AuthenticationRequiredError'],
  ['IAP', 401, page('expired'), { 'x-goog-iap-generated-response': 'true' }, 'AuthenticationRequiredError'],
  ['sign-in page', 403, page('<form method="GET" action="/oauth2/start">'), {}, 'AuthenticationRequiredError'],
  ['redirect to Dex', 302, '', { location: '/dex/auth?client_id=x&state=SECRET' }, 'AuthenticationRequiredError'],
  ['redirect to an identity provider', 302, '', { location: 'https://idp.test/' }, 'AuthenticationRequiredError'],
  [
    'redirect to an identity provider that is to lead back to the API',
    302,
    '',
    { location: 'https://idp.test/auth?state=x:/pipeline/apis/v1beta1/runs' },
    'AuthenticationRequiredError',
  ],
  ['redirect that a browser hides', 0, '', {}, 'AuthenticationRequiredError'],
  ['login page in place of JSON', 200, page('<input type="password">'), {}, 'AuthenticationRequiredError'],
  ['refusal under a success', 200, api(13, 'Internal error: no'), {}, 'ServerError'],
  ['missing thing under a success', 200, api(5, 'ResourceNotFoundError: x'), {}, 'NotFoundError'],
  ['upload refused under a success', 200, upload('boom'), {}, 'ServerError'],
  ['JSON of another server', 200, '[]', {}, 'UnexpectedResponseError'],
  ['a cached answer that nobody has', 304, '', {}, 'UnexpectedResponseError'],
  [
    'a reference to what is not there',
    500,
    api(13, 'InternalServerError: x: ResourceNotFoundError: Experiment e not found.'),
    {},
    'NotFoundError',
  ],
  ['upload: duplicate', 500, upload('Error creating pipeline: Already exist error: x'), {}, 'AlreadyExistsError'],
  ['upload: duplicate, 2.x', 409, upload('x already exist'), {}, 'AlreadyExistsError'],
  [
    'upload: forbidden',
    400,
    upload('Authorization to namespace failed.: PermissionDenied: x'),
    {},
    'PermissionDeniedError',
  ],
  [
    'upload: nobody asks',
    400,
    upload("Authorization Failure.: InternalServerError: Failed to create SubjectAccessReview for user '' (request: x"),
    {},
    'AuthenticationRequiredError',
  ],
  ['upload: unknown pipeline', 400, upload('x: ResourceNotFoundError: Pipeline p not found.'), {}, 'NotFoundError'],
  [
    'upload: bad template',
    500,
    upload('Create failed: InvalidInputError: unknown template format'),
    {},
    'InvalidRequestError',
  ],
  ['upload: no file', 400, upload('Failed to read pipeline from file: http: no such file'), {}, 'InvalidRequestError'],
  ['upload: server failure', 500, upload('Error creating pipeline: connection lost'), {}, 'ServerError'],
  ['too many requests', 429, 'local_rate_limited', { 'retry-after': '7' }, 'RateLimitedError'],
  ['too many header bytes', 431, '', {}, 'InvalidRequestError'],
  ['internal error', 500, api(13, 'InternalServerError: db: gone', 'Internal Server Error'), {}, 'ServerError'],
  [
    'RPC side down',
    503,
    '{"error":"connection error: desc","code":14,"message":"connection error: desc"}',
    {},
    'ServerError',
  ],
  ['gateway without server', 503, 'upstream connect error or disconnect/reset before headers', {}, 'ServerError'],
  ['gateway page', 502, page('502 Bad Gateway'), {}, 'ServerError'],
  ['deadline', 504, '{"error":"context deadline exceeded","code":4}', {}, 'ServerError'],
  ['path unknown to the router', 404, 'Not Found\n', {}, 'UnexpectedResponseError'],
  [
    'path unknown to the router of 2.x',
    404,
    '{"code":5,"message":"Not Found","details":[]}',
    {},
    'UnexpectedResponseError',
  ],
  ['method unknown', 405, 'Method Not Allowed\n', {}, 'UnexpectedResponseError'],
  ['another server', 404, page('Cannot GET'), {}, 'UnexpectedResponseError'],
  [
    'service proxy, wrong namespace',
    404,
    '{"kind":"Status","code":404,"message":"services \\"ml-pipeline\\" not found"}',
    {},
    'UnexpectedResponseError',
  ],
  ['the dashboard', 200, page('<script src="/main.js">'), {}, 'UnexpectedResponseError'],
  ['nothing', 200, '', {}, 'UnexpectedResponseError'],
  ['half an answer', 200, '{"runs":[{"id":', { 'content-type': 'application/json' }, 'UnexpectedResponseError'],
  ['redirect within the API', 301, '', { location: '/pipeline/apis/v1beta1/runs' }, 'UnexpectedResponseError'],
];

describe('an answer taken for something else', () => {
  it.each(rows)('%s (%d) gets its class', (_what, status, body, headers, kind) => {
    const error = classify(status, body, headers);
    expect(error.name).toBe(kind);
    expect(error.message).not.toMatch(/[\r\n]/);
    expect(error.hint).toMatch(/\w{3}/);
    expect(error).toMatchObject({ status, operationId: 'GetRun', method: 'GET', attempts: 1 });
  });

  it('tells a thing that is missing from a user called so', () => {
    expect(classify(500, api(13, 'InternalServerError: run "Unauthenticated" broke')).name).toBe('ServerError');
  });
});

describe('a message that does not help', () => {
  it('shows what the server wrote for users, not its wrapping or its stack', () => {
    expect(classify(404, api(5, 'ResourceNotFoundError: Run r1 not found.', 'Run r1 not found.')).message).toBe(
      'GET /pipeline/apis/v1beta1/runs/r1: 404 Run r1 not found.',
    );
    expect(classify(500, api(13, NO_IDENTITY, NO_IDENTITY)).message).not.toContain('/go/src');
  });

  it.each<[status: number, body: string, hint: RegExp, headers?: Record<string, string>]>([
    [500, api(13, NO_IDENTITY), /istio-ingressgateway.*access-ml-pipeline.*KF_PIPELINES_SA_TOKEN_PATH/],
    [403, 'RBAC: access denied', /unusable Authorization header.*access-ml-pipeline/],
    [403, api(7, 'PermissionDenied'), /RoleBinding/],
    [
      403,
      api(7, refusal('system:serviceaccount:ns-alice:default-editor')),
      /kubectl -n ns-bob create rolebinding pipelines-ns-alice-default-editor --clusterrole=kubeflow-pipelines-edit --serviceaccount=ns-alice:default-editor$/,
    ],
    [403, api(7, refusal('Jane@example.com')), / pipelines-jane-example-com .*--user=Jane@example\.com$/],
    [403, api(7, refusal('x; rm -rf ~')), /^Ask for a RoleBinding/],
    [
      403,
      kubernetes(
        'services \\"ml-pipeline:http\\" is forbidden: User \\"jane\\" cannot get resource \\"services/proxy\\" in API group \\"\\" in the namespace \\"kubeflow\\"',
      ),
      /kubectl -n kubeflow create role (\S+) --verb=get,create,delete --resource=services\/proxy && kubectl -n kubeflow create rolebinding \1 --role=\1 --user=jane$/,
    ],
    [
      403,
      kubernetes('User \\"$(x)\\" cannot get resource \\"services/proxy\\" in the namespace \\"kubeflow\\"'),
      /use services\/proxy\.$/,
    ],
    [401, kubernetes('Unauthorized'), /kubectl get namespaces/],
    [403, page('Forbidden'), /in front of the API/],
    [403, 'Forbidden', /in front of the API/],
    [403, '/x endpoint is not meant for external usage.', /ml-pipeline:8888/],
    [403, api(7, 'not authorized (request: &ResourceAttributes{Namespace:,Verb:create,'), /pass \{ namespace \}/],
    [200, '{"runs":[{"id":', /broke the answer off/],
    [204, '', /broke the answer off/],
    [301, '', /as endpoint/, { location: 'https://h/apis/v1beta1/runs' }],
    [407, '', /proxy option/],
    [501, '{"code":12,"message":"Method Not Allowed"}', /server\.health/],
    [400, upload("SubjectAccessReview for user ''"), /gateway/],
    [200, page(''), /\/pipeline/],
    [404, 'Not Found\n', /\/pipeline/],
    [401, 'Jwt issuer is not configured', /issuer/],
    [401, page(''), /bearerToken|sessionCookie/],
  ])('%d says what to do next', (status, body, hint, headers = {}) => {
    expect(classify(status, body, headers).hint).toMatch(hint);
  });

  it('says where to find what a node has written', () => {
    const text = api(5, 'ResourceNotFoundError: artifact runs/r1/nodes/n/artifacts/a not found.');
    const error = classifyResponse(testResponse(404, text, {}), { ...exchange, operationId: 'ReadArtifact' }, 0);
    expect(error.hint).toMatch(/graph\(\)/);
  });

  it('does not take the JSON of any gateway for that of oauth2-proxy', () => {
    expect(classify(401, '{}').message).toContain('oauth2-proxy');
    expect(classify(401, '{"message":"No API key found in request"}').message).toContain('a gateway asks');
  });

  it('carries the ids and times that support asks for', () => {
    const error = classify(429, '', { 'x-request-id': 'req-1', 'retry-after': '7' });
    expect(error).toMatchObject({ requestId: 'req-1', retryAfterMs: 7000 });
  });
});

describe('a secret in a log', () => {
  it('keeps the page and the address of a login out of the error', () => {
    const link = '<a href="/dex/auth?state=SECRET">Found</a>';
    const login = classify(302, link, { location: '/dex/auth?state=SECRET' });
    const refused = classify(401, page('<input name="state" value="SECRET"><input type="password">'));
    const moved = classify(301, '', { location: 'https://u:SECRET@h/apis/v1beta1/x?t=SECRET#SECRET' });
    expect(moved.message).toMatch(/a redirect to https:\/\/h\/apis\/v1beta1\/x$/);
    for (const error of [login, refused, moved]) {
      const shown = inspect(error, { depth: 5, showHidden: true });
      expect(JSON.stringify(error) + shown + String(error)).not.toContain('SECRET');
    }
    expect(classify(400, 'what was asked')).toMatchObject({ body: 'what was asked' });
  });
});

describe('a message that rewrites the terminal', () => {
  it('has no control characters', () => {
    const { message } = classify(400, api(3, 'a\u001b[31mb\u0000c\u009bd\u2028e'));
    expect(message).toBe('GET /pipeline/apis/v1beta1/runs/r1: 400 a [31mb c d e');
  });
});

function refusal(user: string): string {
  return `User '${user}' is not authorized with reason:  (request: &ResourceAttributes{Namespace:ns-bob,Verb:list,Group:pipelines.kubeflow.org,Version:v1beta1,Resource:runs,Subresource:,Name:,})`;
}

function kubernetes(message: string): string {
  return `{"kind":"Status","apiVersion":"v1","status":"Failure","message":"${message}","code":403}`;
}
