import { describe, expect, it } from 'vitest';
import { bearerToken } from '../auth/bearer-token.js';
import type { KfpClientOptions } from '../config/client-options.js';
import { KfpClient } from '../kfp-client.js';
import type { CallRecord } from './logging.js';
import { openTelemetry } from './open-telemetry.js';

const ENDPOINT = 'https://kf.test/pipeline';

function client(answers: (Response | Error)[], options: KfpClientOptions) {
  const sent: Record<string, string>[] = [];
  let calls = 0;
  return {
    sent,
    kfp: new KfpClient({
      endpoint: ENDPOINT,
      auth: bearerToken('s3cret'),
      random: () => 0,
      fetch: async (_, init) => {
        sent.push(init.headers as Record<string, string>);
        const answer = answers[Math.min(calls++, answers.length - 1)];
        if (answer instanceof Error) throw answer;
        return answer?.clone() ?? new Response('{}');
      },
      ...options,
    }),
  };
}

describe('a log that tells too much or too little', () => {
  function logger() {
    const lines: { level: string; message: string; call: CallRecord }[] = [];
    const write = (level: string) => (message: string, call: CallRecord) => void lines.push({ level, message, call });
    return { lines, debug: write('debug'), warn: write('warn') };
  }

  it('has one line a call, without credentials, query and body', async () => {
    const log = logger();
    const { kfp } = client([new Response('', { status: 503 }), new Response('{"runs":[]}')], {
      logger: log,
      namespace: 'jane',
    });
    await kfp.api.GET('/apis/v1beta1/runs', { params: { query: { filter: 's3cret' } } });
    expect(log.lines).toMatchObject([
      { level: 'debug', call: { method: 'GET', path: '/pipeline/apis/v1beta1/runs', status: 200, attempts: 2 } },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('s3cret');
  });

  it.each([
    [new Response('{"code":5,"message":"gone"}', { status: 404 }), { status: 404 }],
    [new TypeError('fetch failed at 10.0.0.7'), { error: 'CONNECTION', attempts: 4 }],
  ])('warns of what fails', async (answer, call) => {
    const log = logger();
    await client([answer], { logger: log })
      .kfp.runs.get('r1')
      .catch(() => {});
    expect(log.lines).toMatchObject([{ level: 'warn', call: { operationId: 'GetRun', ...call } }]);
    expect(JSON.stringify(log.lines)).not.toMatch(/s3cret|10\.0\.0\.7/);
  });

  it('does not fail the call when the logger does', async () => {
    const broken = () => {
      throw new Error('disk full');
    };
    const { kfp } = client([new Response('{"run":{"id":"r1"}}')], { logger: { debug: broken, warn: broken } });
    expect((await kfp.runs.get('r1')).id).toBe('r1');
  });
});

describe('a trace that tells too much or never ends', () => {
  function tracer() {
    const spans: { name: string; attributes: Record<string, unknown>; status?: number; ended: number }[] = [];
    return {
      spans,
      startSpan(name: string, { attributes }: { attributes: Record<string, unknown> }) {
        const span = { name, attributes: { ...attributes }, status: 0, ended: 0 };
        spans.push(span);
        return {
          setAttribute: (key: string, value: unknown) => {
            span.attributes[key] = value;
          },
          setStatus: ({ code }: { code: number }) => {
            span.status = code;
          },
          end: () => {
            span.ended += 1;
          },
        };
      },
    };
  }

  it("has one span a call with the conventions' names, and passes its context on", async () => {
    const trace = tracer();
    const inject = (_: unknown, headers: Record<string, string>) => {
      headers.traceparent = '00-1-2-01';
    };
    const telemetry = [openTelemetry({ tracer: trace, inject })];
    const { kfp, sent } = client([new Response('', { status: 503 }), new Response('{"run":{"id":"secret-id"}}')], {
      telemetry,
    });
    await kfp.runs.get('secret-id');
    expect(trace.spans).toEqual([
      {
        name: 'kfp.GetRun',
        status: 0,
        ended: 1,
        attributes: {
          'http.request.method': 'GET',
          'server.address': 'kf.test',
          'server.port': 443,
          'kfp.operation.id': 'GetRun',
          'http.response.status_code': 200,
          'http.request.resend_count': 1,
        },
      },
    ]);
    expect(sent.map((headers) => headers.traceparent)).toEqual(['00-1-2-01', '00-1-2-01']);
  });

  it.each([
    [new Response('', { status: 409 }), '409'],
    [new TypeError('fetch failed'), 'CONNECTION'],
  ])('marks failures', async (answer, type) => {
    const trace = tracer();
    const { kfp } = client([answer], { telemetry: [openTelemetry({ tracer: trace })] });
    await kfp.runs.get('r1').catch(() => {});
    expect(trace.spans).toMatchObject([{ status: 2, ended: 1, attributes: { 'error.type': type } }]);
  });
});
