import { isKfpError } from '../errors/kfp-error.js';
import { isSuccess } from '../transport/incoming-response.js';
import type { Middleware } from '../transport/layer.js';
import { pathOf } from '../transport/outgoing-request.js';
import { requestIdOf } from '../transport/request-id.js';

/** The part of a `Span` of @opentelemetry/api that is used. */
export interface TelemetrySpan {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The part of a `Tracer` of @opentelemetry/api that is used. */
export interface TelemetryTracer {
  startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): TelemetrySpan;
}

export interface OpenTelemetryOptions {
  tracer: TelemetryTracer;
  /** Adds the span's context to the headers that go out, such as `traceparent`. Default: nothing is added. */
  inject?: ((span: TelemetrySpan, headers: Record<string, string>) => void) | undefined;
}

const CLIENT_SPAN = 2;
const STATUS_ERROR = 2;

/**
 * One span a call, retries included, named and described by OpenTelemetry's conventions for HTTP clients; for
 * `telemetry` of the client's options. Ids, queries, headers and bodies are not in it.
 *
 * @example
 * new KfpClient({ endpoint, telemetry: [openTelemetry({ tracer: trace.getTracer('my-app') })] })
 */
export function openTelemetry({ tracer, inject }: OpenTelemetryOptions): Middleware {
  return async (request, next) => {
    const { method, url, operationId, progress } = request;
    const { hostname, port, protocol } = new URL(url);
    const span = tracer.startSpan(operationId ? `kfp.${operationId}` : method, {
      kind: CLIENT_SPAN,
      attributes: {
        'http.request.method': method,
        'server.address': hostname,
        'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
        ...(operationId ? { 'kfp.operation.id': operationId } : { 'url.path': pathOf(url) }),
      },
    });
    try {
      const headers = { ...request.headers };
      inject?.(span, headers);
      const response = await next({ ...request, headers });
      span.setAttribute('http.response.status_code', response.status);
      const requestId = requestIdOf(response);
      if (requestId) span.setAttribute('http.response.request_id', requestId);
      if (!isSuccess(response)) fail(span, String(response.status));
      return response;
    } catch (error) {
      fail(span, isKfpError(error) ? error.code : error instanceof Error ? error.name : 'aborted');
      throw error;
    } finally {
      if (progress.attempts > 1) span.setAttribute('http.request.resend_count', progress.attempts - 1);
      span.end();
    }
  };
}

function fail(span: TelemetrySpan, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: STATUS_ERROR });
}
