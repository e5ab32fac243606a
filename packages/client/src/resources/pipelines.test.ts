import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { FakeCaller, fakeContext, multiUser } from '../../test/fake-caller.js';
import { ConfigurationError, InvalidRequestError } from '../errors/index.js';
import type { PlacedVersionRef } from './pipeline-versions.js';
import { Pipelines } from './pipelines.js';

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'w-' },
  spec: { entrypoint: 'a', templates: [{ name: 'a', container: { image: 'x' } }] },
};

describe('upload', () => {
  it('sends the very bytes that were given, under their name', async () => {
    const caller = new FakeCaller({ UploadPipeline: () => ({ id: 'p1' }) });
    const content = `# mine\n${JSON.stringify(workflow)}\n`;
    await new Pipelines(fakeContext(caller)).upload({ name: 'mine.yaml', content });
    const { uploadfile } = (caller.calls[0] as { body: unknown }).body as {
      uploadfile: { name: string; content: Uint8Array };
    };
    expect([uploadfile.name, new TextDecoder().decode(uploadfile.content)]).toEqual(['mine.yaml', content]);
    expect(caller.calls[0]?.query).toEqual({});
  });

  it.each([
    ['a path', '/nowhere/pipeline.yaml', /cannot be read/],
    ['nothing', { name: 'x.yaml', content: '' }, /is empty/],
    ['text that is no workflow', { name: 'x.yaml', content: 'a: b' }, /./],
    ['bytes that are no archive', new Uint8Array([1, 2, 3]), /./],
    ['something else', 5 as never, /nothing that can be read/],
    ['more than the server takes', new Blob([new Uint8Array(33_554_433)]), /larger than/],
  ])('of %s is refused before anything is sent', async (_, source, message) => {
    const caller = new FakeCaller({});
    const upload = new Pipelines(fakeContext(caller)).upload(source);
    await expect(upload).rejects.toThrow(ConfigurationError);
    await expect(upload).rejects.toThrow(message);
    expect(caller.calls).toEqual([]);
  });

  it('of a name longer than the server keeps is refused', async () => {
    const caller = new FakeCaller({});
    const upload = new Pipelines(fakeContext(caller)).upload(workflow as never, { name: 'é'.repeat(51) });
    await expect(upload).rejects.toThrow(/100 bytes/);
  });

  it.each([
    ['a parsed workflow', workflow],
    ['bytes', new TextEncoder().encode(JSON.stringify(workflow))],
    ['a stream', new Blob([JSON.stringify(workflow)]).stream()],
    ['a stream of Node', Readable.from([Buffer.from(JSON.stringify(workflow))])],
    ['a stream of Node, as text', Readable.from([JSON.stringify(workflow)])],
    ['a buffer', new TextEncoder().encode(JSON.stringify(workflow)).buffer],
    ['a file', new File([JSON.stringify(workflow)], 'w.json')],
  ])('takes %s', async (_, source) => {
    const caller = new FakeCaller({ UploadPipeline: () => ({ id: 'p1' }) });
    expect((await new Pipelines(fakeContext(caller)).upload(source as never)).id).toBe('p1');
  });
});

describe('a pipeline on a multi-user server', () => {
  it('is shared unless the call says otherwise, whatever the namespace of the client', async () => {
    const caller = new FakeCaller({ GetHealthz: multiUser, ListPipelines: () => ({}), UploadPipeline: () => ({}) });
    const pipelines = new Pipelines(fakeContext(caller, { namespace: 'jane' }));
    await pipelines.list();
    await pipelines.upload(workflow as never, { name: 'x' });
    expect(caller.calls.map(({ query }) => query)).toEqual([{ page_size: 200 }, { name: 'x' }]);
    await pipelines.upload(workflow as never, { name: 'x', namespace: 'jane' });
    expect(caller.calls.at(-1)?.query).toEqual({ name: 'x', namespace: 'jane' });
  });
});

describe('delete', () => {
  const refusal = () =>
    new InvalidRequestError('has versions', { status: 400, method: 'DELETE', path: '', attempts: 1 });

  it('takes the versions first where the server wants that', async () => {
    const left = ['v1', 'v2'];
    const caller = new FakeCaller({
      DeletePipeline: () => {
        if (left.length > 0) throw refusal();
        return {};
      },
      ListPipelineVersions: () => ({ versions: left.map((id) => ({ id })) }),
      DeletePipelineVersion: ({ path }) => {
        left.splice(left.indexOf(path.version_id as string), 1);
        return {};
      },
    });
    await new Pipelines(fakeContext(caller)).delete('p1');
    expect(left).toEqual([]);
  });

  it('passes a refusal on that has another reason', async () => {
    const caller = new FakeCaller({
      DeletePipeline: () => {
        throw refusal();
      },
      ListPipelineVersions: () => ({}),
    });
    await expect(new Pipelines(fakeContext(caller)).delete('p1')).rejects.toThrow('has versions');
  });
});

it('a version by name needs its pipeline', async () => {
  const caller = new FakeCaller({});
  await expect(new Pipelines(fakeContext(caller)).versions.get({ name: 'v1' } as PlacedVersionRef)).rejects.toThrow(
    /Which pipeline/,
  );
});
