import type { Emulator } from '../../src/start-emulator.js';

/** An answer whose body is looked into freely. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The member at a path such as `run.status`; undefined when there is none. */
  at(path: string): unknown;
}

/** Calls an emulator's API below `/apis/v1beta1`. */
export async function call(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  const url =
    path.startsWith('/_') || path.startsWith('//')
      ? `${emulator.url}${path.replace('//', '/')}`
      : `${emulator.url}/apis/v1beta1${path}`;
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, at: (members) => memberAt(text, members) };
}

function memberAt(text: string, path: string): unknown {
  return path.split('.').reduce<unknown>((value, member) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[member] : undefined;
  }, JSON.parse(text));
}

export const MANIFEST = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'two-' },
  spec: {
    entrypoint: 'main',
    arguments: { parameters: [{ name: 'p', value: '[[ScheduledTime]] [[Index]]' }] },
    templates: [
      {
        name: 'main',
        dag: {
          tasks: [
            { name: 'a', template: 'step' },
            { name: 'b', template: 'step', dependencies: ['a'] },
          ],
        },
      },
      { name: 'step', container: { image: 'busybox' } },
    ],
  },
});

/** Creates a run of two steps; resolves to its id. */
export async function createRun(emulator: Emulator, name: string): Promise<string> {
  const answer = await call(emulator, 'POST', '/runs', { name, pipeline_spec: { workflow_manifest: MANIFEST } });
  if (answer.status !== 200) throw new Error(answer.text);
  return String(answer.at('run.id'));
}

/** Uploads a package; the answer is the pipeline or the upload's error. */
export async function upload(
  emulator: Emulator,
  fileName: string,
  content: string | Uint8Array,
  query = 'name=p',
): Promise<Response> {
  const form = new FormData();
  form.set('uploadfile', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), fileName);
  return fetch(`${emulator.url}/apis/v1beta1/pipelines/upload?${query}`, { method: 'POST', body: form });
}
