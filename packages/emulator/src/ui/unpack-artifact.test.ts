import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../start-emulator.js';
import { unpackArtifact } from './unpack-artifact.js';

interface Node {
  readonly type: string;
  readonly outputs: { readonly artifacts: readonly { readonly name: string; readonly s3: { readonly key: string } }[] };
}

const tar = Buffer.from(
  createTar([{ name: 'dir/' }, { name: 'dir/first.txt', data: 'first' }, { name: 'second.txt', data: 'second' }]),
);

describe('an artifact is shown as it is stored', () => {
  it.each([
    ['a compressed archive', gzipSync(tar), 'first'],
    ['an archive', tar, 'first'],
    ['a compressed file', gzipSync('plain'), 'plain'],
    ['a file', Buffer.from('plain'), 'plain'],
    ['nothing', Buffer.alloc(0), ''],
    ['an archive of nothing', gzipSync(Buffer.alloc(1024)), '\0'.repeat(1024)],
  ])('%s', async (_, content, shown) => {
    expect((await unpackArtifact(content)).toString()).toBe(shown);
  });

  it('what only looks compressed is lost', async () => {
    const broken = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]);
    expect(await unpackArtifact(broken)).toEqual(broken);
    const cut = tar.subarray(0, 700);
    expect(await unpackArtifact(cut)).toBeInstanceOf(Buffer);
  });
});

describe('the routes of the UI server', () => {
  let emulator: Emulator;
  let key = '';
  const content = gzipSync(tar);
  beforeAll(async () => {
    emulator = await startEmulator({});
    const workflow = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'a-' },
      spec: {
        entrypoint: 'main',
        templates: [
          {
            name: 'main',
            container: { image: 'busybox' },
            outputs: { artifacts: [{ name: 'out', path: '/tmp/out' }] },
          },
        ],
      },
    };
    const base = `${emulator.url}/apis/v1beta1/runs`;
    const spec = { workflow_manifest: JSON.stringify(workflow) };
    const made = await fetch(base, { method: 'POST', body: JSON.stringify({ name: 'a', pipeline_spec: spec }) });
    const { id } = ((await made.json()) as { run: { id: string } }).run;
    await emulator.clock.advance(600_000);
    const read = (await (await fetch(`${base}/${id}`)).json()) as { pipeline_runtime: { workflow_manifest: string } };
    const { nodes } = JSON.parse(read.pipeline_runtime.workflow_manifest).status as { nodes: Record<string, Node> };
    const [node, pod] = Object.entries(nodes).find(([, { type }]) => type === 'Pod') ?? [];
    key = pod?.outputs.artifacts.find(({ name }) => name === 'out')?.s3.key ?? '';
    const put = `${emulator.url}/_emulator/runs/${id}/nodes/${node}/artifacts/out`;
    await fetch(put, { method: 'PUT', body: new Uint8Array(content) });
  });
  afterAll(() => emulator.close());

  const get = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(`${emulator.url}/pipeline/artifacts/${path}`)).arrayBuffer());

  it('what is asked for by query is not unpacked, or what is asked for by path is', async () => {
    expect(key).not.toBe('');
    const query = `get?source=minio&bucket=b&key=${encodeURIComponent(key)}`;
    expect((await get(query)).toString()).toBe('first');
    expect((await get(`${query}&peek=3`)).toString()).toBe('fir');
    expect(await get(`minio/b/${key}`)).toEqual(content);
  });
});
