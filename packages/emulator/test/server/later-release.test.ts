import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun, MANIFEST, upload } from './json-client.js';

const SPEC = JSON.stringify({
  pipelineInfo: { name: 'hello' },
  root: { dag: { tasks: {} } },
  schemaVersion: '2.1.0',
  sdkVersion: 'kfp-2.0.0',
});

const filtered = (path: string, predicate: object): string =>
  `${path}?filter=${encodeURIComponent(JSON.stringify({ predicates: [predicate] }))}`;
const idsOf = (list: unknown): string[] => ((list ?? []) as { id: string }[]).map(({ id }) => id);

/** Uploads and gives the pipeline back. */
async function pipeline(emulator: Emulator, query: string, content = MANIFEST): Promise<Record<string, unknown>> {
  const answer = await upload(emulator, 'p.json', content, query);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

describe('a single-user server of release 2.x answers as one of 1.8.5', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ compat: '2.x', execution: 'manual', speed: 0 });
  });
  afterAll(() => emulator.close());

  describe('errors', () => {
    it('keep the member `error`, or an api.Error', async () => {
      const { text } = await call(emulator, 'GET', '/runs/none');
      expect(text).not.toContain('"error"');
      expect(text).not.toContain('api.Error');
      expect(text).toContain('"code":5');
    });

    it('are text where no route is', async () => {
      const missing = await call(emulator, 'GET', '/nothing');
      expect([missing.status, missing.text]).toEqual([404, '{"code":5,"message":"Not Found"}']);
      expect(missing.headers.get('content-type')).toBe('application/json');
      const method = await call(emulator, 'PUT', '/runs');
      expect([method.status, method.text]).toEqual([501, '{"code":12,"message":"Method Not Allowed"}']);
    });

    it('do not come for unknown members of a body', async () => {
      const answer = await call(emulator, 'POST', '/experiments', { name: 'x', colour: 'red' });
      expect([answer.status, answer.at('code')]).toEqual([400, 3]);
      const nested = { name: 'x', pipeline_spec: { workflow_manifest: MANIFEST, colour: 'red' } };
      expect((await call(emulator, 'POST', '/runs', nested)).status).toBe(400);
    });
  });

  it('healthz is text, or names no release', async () => {
    const health = await call(emulator, 'GET', '/healthz');
    expect(health.headers.get('content-type')).toBe('application/json');
    expect(health.at('tag_name')).toMatch(/^2\./);
  });

  describe('experiments', () => {
    it('an empty name is the mistake of the caller', async () => {
      expect((await call(emulator, 'POST', '/experiments', {})).status).toBe(500);
    });

    it('references are refused', async () => {
      const references = [{ key: { type: 'NAMESPACE', id: 'ns' }, relationship: 'OWNER' }];
      const made = await call(emulator, 'POST', '/experiments', { name: 'owned', resource_references: references });
      expect(made.at('resource_references')).toEqual([{ key: { type: 'NAMESPACE' }, relationship: 'OWNER' }]);
      const key = 'resource_reference_key';
      expect((await call(emulator, 'GET', `/experiments?${key}.type=NAMESPACE&${key}.id=ns`)).status).toBe(200);
      expect((await call(emulator, 'GET', `/experiments?${key}.type=JOB&${key}.id=1`)).status).toBe(400);
    });

    it('the default one is deleted', async () => {
      const fresh = await startEmulator({ compat: '2.x' });
      const [id] = idsOf((await call(fresh, 'GET', '/experiments')).at('experiments'));
      const answer = await call(fresh, 'DELETE', `/experiments/${id}`);
      expect([answer.status, answer.at('code')]).toEqual([409, 10]);
      await fresh.close();
    });

    it('archived ones are found by the word of the answers', async () => {
      const made = await call(emulator, 'POST', '/experiments', { name: 'hidden' });
      await call(emulator, 'POST', `/experiments/${made.at('id')}:archive`);
      expect((await call(emulator, 'GET', `/experiments/${made.at('id')}`)).at('storage_state')).toBe(
        'STORAGESTATE_ARCHIVED',
      );
      const with_ = (word: string) =>
        call(emulator, 'GET', filtered('/experiments', { op: 'EQUALS', key: 'storage_state', string_value: word }));
      expect((await with_('STORAGESTATE_ARCHIVED')).text).toBe('{}');
      expect(idsOf((await with_('ARCHIVED')).at('experiments'))).toEqual([made.at('id')]);
    });
  });

  describe('runs', () => {
    const submit = (run: Record<string, unknown>) => call(emulator, 'POST', '/runs', run);

    it('a missing name is refused though the pipeline has one', async () => {
      const named = await submit({ pipeline_spec: { workflow_manifest: MANIFEST, pipeline_name: 'mine' } });
      expect(named.at('run.name')).toBe('mine');
      expect((await submit({ pipeline_spec: { workflow_manifest: MANIFEST } })).status).toBe(500);
    });

    it.each([
      ['no pipeline at all', {}],
      ['an unknown pipeline', { pipeline_id: 'none' }],
      ['a broken manifest', { workflow_manifest: '{' }],
    ])('the caller is blamed for %s', async (_, spec) => {
      const answer = await submit({ name: 'r', pipeline_spec: spec });
      expect(answer.status).toBe(500);
      expect(answer.at('message')).toContain('Failed to create a run due to error fetching manifest');
    });

    it('an unknown experiment, or one of another namespace, is a 500', async () => {
      const owner = (type: string, id: string) => ({ key: { type, id }, relationship: 'OWNER' });
      const spec = { workflow_manifest: MANIFEST };
      const unknown = { name: 'r', pipeline_spec: spec, resource_references: [owner('EXPERIMENT', 'none')] };
      expect((await submit(unknown)).status).toBe(404);
      const elsewhere = { name: 'r', pipeline_spec: spec, resource_references: [owner('NAMESPACE', 'other')] };
      expect((await submit(elsewhere)).status).toBe(400);
    });

    it('nothing is known of the version', async () => {
      const { default_version: version, id } = await pipeline(emulator, 'name=of-run');
      const versionId = (version as { id: string }).id;
      const reference = { key: { type: 'PIPELINE_VERSION', id: versionId }, relationship: 'CREATOR' };
      const made = await submit({ name: 'r', resource_references: [reference] });
      expect(made.at('run.pipeline_spec.pipeline_id')).toBe(id);
      expect(made.at('run.pipeline_spec.pipeline_name')).toBe('of-run');
      expect(made.at('run.resource_references')).toEqual([
        { key: { type: 'EXPERIMENT', id: expect.any(String) }, relationship: 'OWNER' },
        reference,
      ]);
    });

    it('a run of an IR specification shows a Workflow, or cannot be retried', async () => {
      const made = await submit({ name: 'ir', pipeline_spec: { pipeline_manifest: SPEC } });
      expect(made.status).toBe(200);
      const id = String(made.at('run.id'));
      await emulator.setRun(id, { phase: 'Failed' });
      const read = await call(emulator, 'GET', `/runs/${id}`);
      expect(read.at('run.pipeline_spec.pipeline_manifest')).toBeTypeOf('string');
      expect(read.at('pipeline_runtime.workflow_manifest')).toBeUndefined();
      expect((await call(emulator, 'POST', `/runs/${id}/retry`)).status).toBe(200);
    });

    it('a status is the older word, but in filters', async () => {
      const id = await createRun(emulator, 'broken');
      await emulator.setRun(id, { phase: 'Error' });
      expect((await call(emulator, 'GET', `/runs/${id}`)).at('run.status')).toBe('Failed');
      const list = await call(
        emulator,
        'GET',
        filtered('/runs', { op: 'EQUALS', key: 'status', string_value: 'Error' }),
      );
      expect(idsOf(list.at('runs'))).toEqual([id]);
    });

    it('a run leaves the archive before its experiment', async () => {
      const experiment = (await call(emulator, 'POST', '/experiments', { name: 'archive' })).at('id');
      const made = await submit({
        name: 'r',
        pipeline_spec: { workflow_manifest: MANIFEST },
        resource_references: [{ key: { type: 'EXPERIMENT', id: experiment }, relationship: 'OWNER' }],
      });
      await call(emulator, 'POST', `/experiments/${experiment}:archive`);
      const answer = await call(emulator, 'POST', `/runs/${made.at('run.id')}:unarchive`);
      expect([answer.status, answer.at('code')]).toEqual([400, 9]);
      await call(emulator, 'POST', `/experiments/${experiment}:unarchive`);
      expect((await call(emulator, 'POST', `/runs/${made.at('run.id')}:unarchive`)).status).toBe(200);
    });

    it('archived runs are hidden by the word of the answers', async () => {
      const id = await createRun(emulator, 'archived');
      await call(emulator, 'POST', `/runs/${id}:archive`);
      const with_ = async (op: string, word: string) =>
        idsOf(
          (
            await call(
              emulator,
              'GET',
              `${filtered('/runs', { op, key: 'storage_state', string_value: word })}&page_size=200`,
            )
          ).at('runs'),
        ).includes(id);
      expect(await with_('EQUALS', 'STORAGESTATE_ARCHIVED')).toBe(false);
      expect(await with_('NOT_EQUALS', 'STORAGESTATE_ARCHIVED')).toBe(true);
      expect(await with_('EQUALS', 'ARCHIVED')).toBe(true);
    });

    it.each(['finished_at', 'state desc', 'namespace', 'experiment_id'])('they are not sorted by %s', async (key) => {
      await createRun(emulator, 'sorted');
      const first = await call(emulator, 'GET', `/runs?page_size=1&sort_by=${encodeURIComponent(key)}`);
      expect(first.status).toBe(200);
      const next = await call(
        emulator,
        'GET',
        `/runs?page_token=${encodeURIComponent(String(first.at('next_page_token')))}`,
      );
      expect(idsOf(next.at('runs'))).not.toContain(idsOf(first.at('runs'))[0]);
    });

    it('other keys than owners restrict a list', async () => {
      await createRun(emulator, 'listed');
      const total = (await call(emulator, 'GET', '/runs')).at('total_size');
      const key = 'resource_reference_key';
      for (const type of ['JOB', 'PIPELINE_VERSION', 'PIPELINE', 'NAMESPACE']) {
        const list = await call(emulator, 'GET', `/runs?${key}.type=${type}&${key}.id=x`);
        expect(list.at('total_size')).toBe(total);
      }
      expect((await call(emulator, 'GET', `/runs?${key}.type=EXPERIMENT&${key}.id=x`)).status).toBe(404);
    });
  });

  describe('recurring runs', () => {
    const job = (more: Record<string, unknown>) =>
      call(emulator, 'POST', '/jobs', {
        name: 'j',
        max_concurrency: 1,
        pipeline_spec: { workflow_manifest: MANIFEST },
        ...more,
      });

    it('a missing name is taken', async () => {
      expect((await job({ name: '' })).status).toBe(500);
      const named = await job({ name: '', pipeline_spec: { workflow_manifest: MANIFEST, pipeline_name: 'mine' } });
      expect(named.at('name')).toBe('mine');
    });

    it('`mode` does nothing, and no trigger is an empty one', async () => {
      const made = await job({ mode: 'ENABLED' });
      expect([made.at('enabled'), made.at('status'), made.at('trigger')]).toEqual([true, 'ENABLED', undefined]);
      const off = await job({});
      expect([off.at('enabled'), off.at('status')]).toEqual([undefined, 'DISABLED']);
    });

    it('a concurrency out of range is told in other words', async () => {
      const answer = await job({ max_concurrency: 11 });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(
        'Max concurrency of a recurring run must be at least 1 and at most 10. Received 11',
      );
    });

    it('a pipeline without version leaves it open which one runs', async () => {
      const { id, default_version: version } = await pipeline(emulator, 'name=of-job');
      const made = await job({ pipeline_spec: { pipeline_id: id } });
      expect(made.at('resource_references')).toContainEqual({
        key: { type: 'PIPELINE_VERSION', id: (version as { id: string }).id },
        relationship: 'CREATOR',
      });
    });
  });

  describe('pipelines', () => {
    it('the first version shares the id, and has no description', async () => {
      const { id, default_version: version } = await pipeline(emulator, 'name=own-id&description=about');
      expect(version).toMatchObject({ name: 'own-id', description: 'about' });
      expect((version as { id: string }).id).not.toBe(id);
    });

    it('it is deleted with its versions, and shown without them', async () => {
      const { id, default_version: version } = await pipeline(emulator, 'name=emptied');
      expect((await call(emulator, 'DELETE', `/pipelines/${id}`)).status).toBe(400);
      await call(emulator, 'DELETE', `/pipeline_versions/${(version as { id: string }).id}`);
      expect((await call(emulator, 'GET', `/pipelines/${id}`)).status).toBe(404);
      expect((await call(emulator, 'GET', `/pipelines/${id}/templates`)).status).toBe(404);
      expect((await call(emulator, 'DELETE', `/pipelines/${id}`)).status).toBe(200);
    });

    it('another default version than the latest is kept', async () => {
      const { id, default_version: first } = await pipeline(emulator, 'name=latest');
      const form = new FormData();
      form.set('uploadfile', new Blob([MANIFEST]), 'v.json');
      const path = `/apis/v1beta1/pipelines/upload_version?name=v2&pipelineid=${id}`;
      const second = (await (await fetch(emulator.url + path, { method: 'POST', body: form })).json()) as {
        id: string;
      };
      const set = await call(emulator, 'POST', `/pipelines/${id}/default_version/${(first as { id: string }).id}`);
      expect(set.status).toBe(200);
      expect((await call(emulator, 'GET', `/pipelines/${id}`)).at('default_version.id')).toBe(second.id);
    });

    it('names are unescaped twice, or refused for their length', async () => {
      expect((await pipeline(emulator, 'name=a%252Bb')).name).toBe('a%2Bb');
      const long = 'n'.repeat(200);
      expect((await pipeline(emulator, `name=${long}`)).name).toBe(long);
    });

    it('a namespace breaks an upload', async () => {
      expect((await pipeline(emulator, 'name=nowhere&namespace=ns')).name).toBe('nowhere');
    });

    it('a bad template is told as text', async () => {
      const answer = await upload(emulator, 'p.json', '{}', 'name=bad');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/json']);
      const clash = await upload(emulator, 'p.json', MANIFEST, 'name=nowhere');
      expect([clash.status, clash.headers.get('content-type')]).toEqual([409, 'application/json']);
    });

    it('the template of an IR specification is JSON', async () => {
      const { id } = await pipeline(emulator, 'name=ir', SPEC);
      expect((await call(emulator, 'GET', `/pipelines/${id}/templates`)).at('template')).toContain(
        'schemaVersion: 2.1.0\n',
      );
      const argo = await pipeline(emulator, 'name=argo');
      expect((await call(emulator, 'GET', `/pipelines/${argo.id}/templates`)).at('template')).toMatch(/^\{/);
    });

    it('it is not found by its name', async () => {
      const { id } = await pipeline(emulator, 'name=by-name');
      expect((await call(emulator, 'GET', '/namespaces/-/pipelines/by-name')).at('id')).toBe(id);
      expect((await call(emulator, 'GET', '/namespaces/-/pipelines/none')).status).toBe(404);
      const older = await startEmulator({});
      expect((await call(older, 'GET', '/namespaces/-/pipelines/none')).text).toBe('Not Found\n');
      expect((await call(older, 'POST', '/namespaces/-/pipelines/none')).text).toBe('Not Found\n');
      await older.close();
    });

    it('packages behind URLs are cut, kill the server or have no name', async () => {
      const padded = JSON.stringify({
        ...JSON.parse(MANIFEST),
        metadata: { generateName: 'x', labels: { a: 'b'.repeat(9000) } },
      });
      const web = createServer((request, response) => {
        response.writeHead(request.url === '/missing.json' ? 404 : 200).end(padded);
      }).listen(0);
      const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
      const from = (file: string) =>
        call(emulator, 'POST', '/pipelines', { name: 'far', url: { pipeline_url: url + file } });
      expect((await from('/missing.json')).status).toBe(400);
      const made = await from('/p.json');
      expect(made.status).toBe(200);
      const version = await call(emulator, 'POST', '/pipeline_versions', {
        package_url: { pipeline_url: `${url}/second.json` },
        code_source_url: 'https://code.example/1',
        resource_references: [{ key: { type: 'PIPELINE', id: made.at('id') }, relationship: 'OWNER' }],
      });
      expect(version.at('name')).toBe('second.json');
      expect(version.at('package_url')).toEqual({ pipeline_url: 'https://code.example/1' });
      expect((await call(emulator, 'GET', `/pipelines/${made.at('id')}`)).at('url')).toEqual(version.at('package_url'));
      await new Promise((closed) => web.close(closed));
    });
  });
});

describe('a multi-user server of release 2.x answers as one of 1.8.5', () => {
  let emulator: Emulator;
  const jane = { 'kubeflow-userid': 'jane' };
  beforeAll(async () => {
    emulator = await startEmulator({
      compat: '2.x',
      multiUser: true,
      execution: 'manual',
      policy: {
        rules: [
          { users: ['jane'], namespaces: ['ns'], verbs: ['create', 'get', 'list', 'readArtifact'] },
          { users: ['robot'], namespaces: ['ns'] },
        ],
        tokens: { secret: { username: 'robot' } },
      },
    });
  });
  afterAll(() => emulator.close());

  const experiment = (name: string, namespace: string, headers: Record<string, string> = jane) => {
    const references = [{ key: { type: 'NAMESPACE', id: namespace }, relationship: 'OWNER' }];
    return call(emulator, 'POST', '/experiments', { name, resource_references: references }, headers);
  };

  it('a call without identity is a 500', async () => {
    const answer = await experiment('e', 'ns', {});
    expect([answer.status, answer.at('code')]).toEqual([401, 16]);
    expect(answer.at('message')).toContain('User identity is empty in the request header');
  });

  it('a denial does not say where', async () => {
    const answer = await experiment('e', 'other');
    expect(answer.status).toBe(403);
    expect(answer.at('message')).toContain('Check if you have access to namespace other');
  });

  it('there is a Default experiment, or one without namespace', async () => {
    const key = 'resource_reference_key';
    const list = await call(emulator, 'GET', `/experiments?${key}.type=NAMESPACE&${key}.id=ns`, undefined, jane);
    expect(list.text).not.toContain('Default');
    for (const references of [[], [{ key: { type: 'NAMESPACE' }, relationship: 'OWNER' }]]) {
      const answer = await call(emulator, 'POST', '/experiments', { name: 'e', resource_references: references }, jane);
      expect(answer.status).toBe(400);
      expect(answer.at('message')).toContain('An experiment cannot have an empty namespace in multi-user mode');
    }
  });

  it('metrics and artifacts are open to everybody, and a new run is asked for by name', async () => {
    const owner = { key: { type: 'EXPERIMENT', id: (await experiment('runs', 'ns')).at('id') }, relationship: 'OWNER' };
    const body = { name: 'r', pipeline_spec: { workflow_manifest: MANIFEST }, resource_references: [owner] };
    const made = await call(emulator, 'POST', '/runs', body, jane);
    expect(made.at('run.resource_references')).toEqual([
      owner,
      { key: { type: 'NAMESPACE', id: 'ns' }, relationship: 'OWNER' },
    ]);
    const run = `/runs/${made.at('run.id')}`;
    expect((await call(emulator, 'POST', `${run}:reportMetrics`, {}, jane)).status).toBe(403);
    expect((await call(emulator, 'GET', `${run}/nodes/n/artifacts/a:read`, undefined, jane)).status).toBe(404);
    expect(
      (await call(emulator, 'GET', `${run}/nodes/n/artifacts/a:read`, undefined, { 'kubeflow-userid': 'joe' })).status,
    ).toBe(403);
    const denied = await call(emulator, 'POST', '/runs', body, { 'kubeflow-userid': 'joe' });
    expect(denied.status).toBe(403);
    expect(denied.text).toContain('Name:,}');
  });

  it('uploads take no token, pipelines hide their namespace, versions are all one right', async () => {
    const form = () => {
      const data = new FormData();
      data.set('uploadfile', new Blob([MANIFEST]), 'p.json');
      return data;
    };
    const at = (path: string, headers: Record<string, string>) =>
      fetch(`${emulator.url}/apis/v1beta1/pipelines/${path}`, { method: 'POST', body: form(), headers });
    const made = await at('upload?name=p&namespace=ns', { authorization: 'Bearer secret' });
    expect(made.status).toBe(200);
    const shown = (await made.json()) as { id: string; resource_references: unknown; default_version: { id: string } };
    expect(shown.resource_references).toEqual([{ key: { type: 'NAMESPACE', id: 'ns' }, relationship: 'OWNER' }]);
    const version = `/pipeline_versions/${shown.default_version.id}`;
    expect((await call(emulator, 'GET', version, undefined, jane)).status).toBe(200);
    expect((await call(emulator, 'DELETE', version, undefined, jane)).status).toBe(403);
    expect((await call(emulator, 'DELETE', version, undefined, { authorization: 'Bearer secret' })).status).toBe(200);
  });
});
