import { HELLO } from '../conformance/pipeline-files.js';
import type { RawRequest } from '../conformance/raw-client.js';

/** Makes requests of every kind, sound and unsound; ids come from what earlier answers held. */
export class RandomRequests {
  readonly #random: () => number;
  readonly ids: string[] = ['00000000-0000-0000-0000-000000000000', '', 'a b', '%zz', '..', '%2e%2e', '日本'];

  constructor(random: () => number) {
    this.#random = random;
  }

  next(): RawRequest {
    const make = this.#pick([
      () => this.#create(),
      () => this.#list(),
      () => this.#get(),
      () => this.#change(),
      () => this.#upload(),
      () => this.#noise(),
    ]);
    return make();
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  #id(): string {
    return this.#pick(this.ids);
  }

  #create(): RawRequest {
    const noun = this.#pick(['experiments', 'runs', 'jobs', 'pipelines', 'pipeline_versions']);
    const text = this.#random() < 0.8 ? JSON.stringify(this.#object(noun)) : this.#brokenJson();
    return { method: 'POST', path: `/apis/v1beta1/${noun}`, body: Buffer.from(text) };
  }

  #object(noun: string): unknown {
    const name = this.#pick([
      'a',
      'b',
      'c',
      'Ä',
      '実',
      '',
      'x'.repeat(300),
      5,
      null,
      `n${Math.floor(this.#random() * 1000)}`,
    ]);
    const manifest = this.#pick([
      '{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"generateName":"f-"},"spec":{"entrypoint":"m","templates":[{"name":"m","container":{"image":"x"}}]}}',
      '{}',
      '{"a":',
      'kind: Workflow',
      '50% d',
    ]);
    const references = this.#pick([
      undefined,
      [],
      [{ key: { type: 'EXPERIMENT', id: this.#id() }, relationship: 'OWNER' }],
      [{}],
      [null],
      'x',
    ]);
    const trigger = this.#pick([
      undefined,
      {},
      { cron_schedule: { cron: this.#pick(['* * * * * *', '@every 1h', '61 * * * * *']) } },
      { periodic_schedule: { interval_second: this.#pick(['60', '0', 1.5]) } },
    ]);
    const concurrency = this.#pick(['1', 2, '0', 11, null]);
    return {
      name,
      resource_references: references,
      pipeline_spec: this.#pick([undefined, { workflow_manifest: manifest }, { pipeline_id: this.#id() }]),
      ...(noun === 'jobs' ? { trigger, max_concurrency: concurrency, enabled: true } : {}),
      ...(noun.startsWith('pipeline') ? { url: { pipeline_url: this.#pick(['', 'foo', '/x']) } } : {}),
    };
  }

  #brokenJson(): string {
    const text = this.#pick([
      '{"name":"a"',
      '[',
      '"',
      '{"a":1e999}',
      '\u0000',
      '{"name":"\\ud800"}',
      '['.repeat(20_000),
      `${'{"a":'.repeat(12_000)}1`,
      'nul',
      '1.',
    ]);
    return text;
  }

  #list(): RawRequest {
    const noun = this.#pick(['experiments', 'runs', 'jobs', 'pipelines', 'pipeline_versions']);
    const value = (): string =>
      encodeURIComponent(
        this.#pick([
          '1',
          '-1',
          '200',
          'abc',
          '',
          'name',
          'created_at desc',
          'metric:a-b',
          'metric:',
          '{"predicates":[{"op":"EQUALS","key":"name","string_value":"a"}]}',
          '{"predicates":[{"op":"IN","key":"id","string_values":{"values":["a"]}}]}',
          '{',
          'e30=',
          'abc',
          this.#id(),
          'EXPERIMENT',
          'NAMESPACE',
          '%',
        ]),
      );
    const names = [
      'page_size',
      'pageSize',
      'sort_by',
      'filter',
      'page_token',
      'resource_reference_key.type',
      'resource_reference_key.id',
      'resource_key.id',
      'resource_key',
    ];
    const query = Array.from({ length: Math.floor(this.#random() * 4) }, () => `${this.#pick(names)}=${value()}`).join(
      this.#pick(['&', '&', ';']),
    );
    return { method: 'GET', path: `/apis/v1beta1/${noun}?${query}` };
  }

  #get(): RawRequest {
    const noun = this.#pick(['experiments', 'runs', 'jobs', 'pipelines', 'pipeline_versions']);
    const tail = this.#pick(['', '', '/templates', '/nodes/n/artifacts/a:read', ':x', '/']);
    return { method: 'GET', path: `/apis/v1beta1/${noun}/${encodeURI(this.#id())}${tail}` };
  }

  #change(): RawRequest {
    const noun = this.#pick(['experiments', 'runs', 'jobs', 'pipelines', 'pipeline_versions']);
    const id = encodeURI(this.#id());
    const [method, tail] = this.#pick([
      ['DELETE', ''],
      ['POST', ':archive'],
      ['POST', ':unarchive'],
      ['POST', '/terminate'],
      ['POST', '/retry'],
      ['POST', '/enable'],
      ['POST', '/disable'],
      ['POST', ':reportMetrics'],
      ['PUT', ''],
      ['POST', `/default_version/${id}`],
    ] as const);
    const body = tail === ':reportMetrics' ? '{"metrics":[{"name":"acc","node_id":"n","number_value":1}]}' : '';
    return { method, path: `/apis/v1beta1/${noun}/${id}${tail}`, ...(body === '' ? {} : { body: Buffer.from(body) }) };
  }

  #upload(): RawRequest {
    const content = this.#pick([
      HELLO,
      'a: [',
      '',
      '\x1f\x8bx',
      'PK',
      '{}',
      '- '.repeat(5000),
      '&a [*a]',
      'a: &x [1,2]\nb: [*x,*x,*x,*x]',
    ]);
    const file = this.#pick(['x.yaml', 'x.zip', 'x', 'x.json']);
    const body = `--b\r\nContent-Disposition: form-data; name="${this.#pick(['uploadfile', 'file'])}"; filename="${file}"\r\n\r\n${content}\r\n--b${this.#pick(['--\r\n', '', '--'])}`;
    const path = `/apis/v1beta1/pipelines/${this.#pick(['upload', 'upload_version'])}?name=${this.#pick(['', 'p', `q${Math.floor(this.#random() * 1000)}`, '%25'])}&pipelineid=${encodeURIComponent(this.#id())}`;
    return {
      method: 'POST',
      path,
      headers: { 'Content-Type': `multipart/form-data; boundary=${this.#pick(['b', 'b', 'c'])}` },
      body: Buffer.from(body, 'latin1'),
    };
  }

  #noise(): RawRequest {
    const path = this.#pick([
      '/',
      '//',
      '/apis/',
      '/apis/v1beta1',
      '/pipeline',
      '/pipeline/apis/v1beta1/runs',
      '/apis/v1beta1/../x',
      '/artifacts/get',
      '/k8s/pod/logs',
      '/_emulator/x',
      '/_emulator/runs/x',
      '/apis/v1beta1/auth',
    ]);
    return { method: this.#pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']), path };
  }
}
