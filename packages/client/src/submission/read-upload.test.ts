import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readUpload } from './read-upload.js';

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'w-' },
  spec: { entrypoint: 'a', templates: [{ name: 'a', container: { image: 'x' } }] },
};
const text = JSON.stringify(workflow);

function tarHeader(name: string, type: '0' | '5', size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const fileEntry = (name: string) => Buffer.concat([tarHeader(name, '0', text.length), Buffer.from(text.padEnd(512))]);
const tarGz = (...entries: Buffer[]) => new Uint8Array(gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));

describe('a file name by which the server misreads an upload', () => {
  it.each([
    ['p.yaml', 'p.yaml'],
    ['p.json', 'p.json'],
    ['P.YAML', 'P.yaml'],
    ['p.py', 'p.py.yaml'],
    ['pipeline', 'pipeline.yaml'],
    ['p.zip', 'p.yaml'],
  ])('is mended: %s is sent as %s', async (name, sent) => {
    const { file } = await readUpload({ name, content: text });
    expect(file.name).toBe(sent);
    expect(new TextDecoder().decode(file.content)).toBe(text);
  });

  it.each([
    ['p.tar.gz', 'p.tar.gz'],
    ['p.tgz', 'p.tgz'],
  ])('is left as it is for an archive: %s', async (name, sent) => {
    const content = tarGz(fileEntry('pipeline.yaml'));
    expect((await readUpload({ name, content })).file).toEqual({ name: sent, content });
  });
});

it('sends the pipeline itself where the server would take a folder for it', async () => {
  const content = tarGz(tarHeader('dir/', '5', 0), fileEntry('dir/p.yaml'));
  const { file } = await readUpload({ name: 'p.tar.gz', content });
  expect(file.name).toBe('p.yaml');
  expect(JSON.parse(new TextDecoder().decode(file.content))).toEqual(workflow);
});

describe('a pipeline of the newer representation', () => {
  const pipeline = { pipelineInfo: { name: 'p' }, root: { dag: { tasks: {} } }, schemaVersion: '2.1.0' };

  it.each([
    ['with comments', `# mine\n${JSON.stringify(pipeline)}`],
    ['as the older compiler wraps it', JSON.stringify({ pipelineSpec: pipeline, runtimeConfig: {} })],
    ['with its platform', `${JSON.stringify(pipeline)}\n---\n${JSON.stringify({ platforms: { kubernetes: {} } })}\n`],
  ])('goes out as it is, and as JSON where that is not understood: %s', async (_form, content) => {
    const { file, asJson } = await readUpload({ name: 'p.yaml', content });
    expect([file.name, new TextDecoder().decode(file.content)]).toEqual(['p.yaml', content]);
    expect([asJson?.name, JSON.parse(new TextDecoder().decode(asJson?.content))]).toEqual(['p.yaml', pipeline]);
  });
});
