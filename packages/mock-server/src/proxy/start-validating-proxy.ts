import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeSchemas } from '../description/close-schemas.js';
import { loadDescription } from '../description/load-description.js';
import { demandKnownOptions } from '../http/demand-known-options.js';
import { type HttpListener, listen } from '../http/http-listener.js';
import { LARGEST_BODY_BYTES, readBody } from '../http/read-body.js';
import { ServerOptionError } from '../http/server-option-error.js';
import { type DescribedOperation, describeOperations } from '../prism/describe-operations.js';
import { matchOperation } from '../prism/match-operation.js';
import { readableBody, toPrismRequest } from '../prism/to-prism-request.js';
import { type Difference, type ExchangeValidator, exchangeValidator } from './exchange-validator.js';
import { type ForwardedAnswer, forward } from './forward.js';
import { parseUpstream } from './parse-upstream.js';
import type { Violation } from './violation.js';

export interface ValidatingProxyOptions {
  /** Root of the server behind the proxy, such as `http://127.0.0.1:8888` or `https://kubeflow.example.com/pipeline`. */
  readonly upstream: string | URL;
  /** Default 0: any free port. */
  readonly port?: number;
  /**
   * `report` (the default) passes everything on and notes the violations. `refuse` answers a request that violates the
   * description with a 400 without passing it on, and puts a 502 in the place of an answer that does.
   */
  readonly mode?: 'report' | 'refuse';
  /** Called with each violation as it is noted. */
  readonly onViolation?: (violation: Violation) => void;
}

export interface ValidatingProxy extends HttpListener {
  /** All violations so far, oldest first. */
  violations(): Violation[];
}

const OPTIONS = ['upstream', 'port', 'mode', 'onViolation'] satisfies (keyof ValidatingProxyOptions)[];

/**
 * Starts a proxy that holds every request and every answer against the API description.
 * What is not described counts as a violation too: unknown paths, query parameters, members and statuses.
 * In `report` mode an answer carries the number of its exchange's violations in the header `kfp-violations`.
 *
 * @throws ServerOptionError when `upstream` is no http or https URL, or there is no such mode or option.
 */
export async function startValidatingProxy(options: ValidatingProxyOptions): Promise<ValidatingProxy> {
  demandKnownOptions(options, OPTIONS);
  const upstream = parseUpstream(options.upstream);
  if (options.mode !== undefined && options.mode !== 'report' && options.mode !== 'refuse') {
    throw new ServerOptionError(`There is no mode ${String(options.mode)}.`, 'Give report or refuse.');
  }
  const noted: Violation[] = [];
  const proxy: ProxyParts = {
    upstream,
    refuses: options.mode === 'refuse',
    operations: await describeOperations(closeSchemas(await loadDescription())),
    validator: await exchangeValidator(),
    note(violations) {
      noted.push(...violations);
      for (const violation of violations) options.onViolation?.(violation);
    },
  };
  const listener = await listen(options.port ?? 0, (request, response) => relay(proxy, request, response));
  return { ...listener, violations: () => [...noted] };
}

interface ProxyParts {
  readonly upstream: URL;
  readonly refuses: boolean;
  readonly operations: readonly DescribedOperation[];
  readonly validator: ExchangeValidator;
  note(violations: readonly Violation[]): void;
}

async function relay(proxy: ProxyParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://proxy');
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  if (!body) return answerText(response, 413, `A body is larger than ${LARGEST_BODY_BYTES} bytes.`);

  const match = matchOperation(proxy.operations, method, pathname);
  const operation = match.found === 'operation' ? match.operation : undefined;
  const exchange = { ...(operation && { operationId: operation.id }), method, path: pathname };
  const found: Difference[] =
    match.found === 'operation'
      ? proxy.validator.request(
          match.operation,
          toPrismRequest(method, match.path, searchParams, request.headers, body),
        )
      : [{ location: 'path', message: match.found === 'nothing' ? 'is not described' : `has no ${method}` }];
  const inRequest: Violation[] = found.map((difference) => ({ ...exchange, direction: 'request', ...difference }));
  proxy.note(inRequest);
  if (proxy.refuses && inRequest.length > 0) return answerViolations(response, 400, inRequest);

  const answer = await forward(proxy.upstream, request, body).catch(() => undefined);
  // A server that gives no answer is passed on as one: the client shall see what it would see without the proxy.
  if (!answer) return void response.destroy();
  const differences = operation ? proxy.validator.response(operation, readable(answer)) : [];
  const inAnswer: Violation[] = differences.map((difference) => ({
    ...exchange,
    direction: 'response',
    status: answer.status,
    ...difference,
  }));
  proxy.note(inAnswer);
  if (proxy.refuses && inAnswer.length > 0) return answerViolations(response, 502, inAnswer);
  const count = inRequest.length + inAnswer.length;
  const length = method === 'HEAD' ? [] : ['content-length', String(answer.body.length)];
  const mark = count > 0 ? ['kfp-violations', String(count)] : [];
  response.writeHead(answer.status, [...answer.rawHeaders, ...length, ...mark]).end(answer.body);
}

function readable({ status, headers, body }: ForwardedAnswer) {
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return { statusCode: status, headers: flat, body: readableBody(headers['content-type'], body) };
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${text}\n`);
}

function answerViolations(response: ServerResponse, status: number, violations: readonly Violation[]): void {
  const first = violations[0];
  const message = `The ${first?.direction} does not fit the API description: ${first?.location} ${first?.message}`;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message, violations }));
}
