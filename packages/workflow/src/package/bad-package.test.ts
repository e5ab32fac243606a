import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { describe, expect, it } from 'vitest';
import { PIPELINE_FILES, pipelineFile } from '../../test/pipeline-file.js';
import { isWorkflowPackageError, readPackage, type WorkflowPackageSource } from '../index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const WORKFLOW =
  'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: tiny-}\nspec: {entrypoint: a}\n';
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
const tgz = (files: Record<string, string>) =>
  gzipSync(createTar(Object.entries(files).map(([name, data]) => ({ name, data }))));

/** An archive whose first entry, an extended header, gives the second one its path. */
function longPathTar(): Uint8Array {
  const path = `${'d'.repeat(120)}/pipeline.yaml`;
  const tar = createTar([
    { name: 'header', data: `${path.length + 10} path=${path}\n` },
    { name: 'cut-off', data: WORKFLOW },
  ]);
  tar[156] = 'x'.charCodeAt(0);
  tar.fill(32, 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.set(bytes(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return gzipSync(tar);
}

async function refusal(source: unknown): Promise<{ code: string; message: string; hint: string } | undefined> {
  try {
    await readPackage(source as WorkflowPackageSource);
  } catch (error) {
    if (!isWorkflowPackageError(error)) throw error;
    const { code, message, hint } = error;
    return { code, message, hint };
  }
  return undefined;
}

describe('a package that is none would be sent', () => {
  it.each<[string, unknown, string]>([
    ['no bytes', new Uint8Array(), 'EMPTY'],
    ['an empty YAML file', { name: 'a.yaml', content: '' }, 'EMPTY'],
    ['only comments', { name: 'a.yaml', content: '# nothing\n' }, 'EMPTY'],
    ['an empty entry', zip({ 'pipeline.yaml': '' }), 'EMPTY'],
    ['a number', 7, 'UNREADABLE_SOURCE'],
    ['null', null, 'UNREADABLE_SOURCE'],
    ['a name without content', { name: 'a.yaml', content: 3 }, 'UNREADABLE_SOURCE'],
    ['another object', { name: 'x', age: 3 }, 'NOT_A_WORKFLOW'],
    ['a list', bytes('[1, 2]'), 'NOT_A_WORKFLOW'],
    ['plain text', bytes('hello'), 'NOT_A_WORKFLOW'],
    ['a Deployment', bytes('apiVersion: apps/v1\nkind: Deployment'), 'NOT_A_WORKFLOW'],
    ['a CronWorkflow', bytes('apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nspec: {}'), 'NOT_A_WORKFLOW'],
    ['a Workflow without spec', bytes('apiVersion: argoproj.io/v1alpha1\nkind: Workflow'), 'NOT_A_WORKFLOW'],
    ['another version', bytes('apiVersion: argoproj.io/v2\nkind: Workflow\nspec: {}'), 'UNSUPPORTED_VERSION'],
    ['broken YAML', bytes('a: [1'), 'NOT_YAML'],
    ['tabs', bytes('a:\n\t- b'), 'NOT_YAML'],
    ['deep brackets', bytes('['.repeat(200_000)), 'NOT_YAML'],
    ['deep JSON', bytes(`{"a":${'['.repeat(200_000)}`), 'NOT_YAML'],
    ['broken JSON', { name: 'a.json', content: '{"a": ' }, 'NOT_JSON'],
    ['two documents', bytes(`${WORKFLOW}---\n${WORKFLOW}`), 'MULTIPLE_DOCUMENTS'],
    ['latin1', { name: 'a.yaml', content: new Uint8Array([0x61, 0x3a, 0xe9]) }, 'NOT_UTF8'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'UNKNOWN_FORMAT'],
    ['33 MiB', new Uint8Array(33_554_433), 'TOO_LARGE'],
    ['a Blob of 33 MiB', new Blob([new Uint8Array(33_554_433)]), 'TOO_LARGE'],
  ])('%s', async (_what, source, code) => {
    const error = await refusal(source);
    expect(error?.code).toBe(code);
    expect(error?.message).not.toContain('\n');
    expect(error?.hint).not.toBe('');
  });
});

describe('an archive would do harm', () => {
  const zeros = '0'.repeat(8_000_000);
  it.each<[string, Uint8Array, string]>([
    ['a zip that unpacks a thousandfold', zip({ 'pipeline.yaml': zeros }), 'ARCHIVE_BOMB'],
    ['a tar.gz that unpacks a thousandfold', tgz({ 'pipeline.yaml': zeros }), 'ARCHIVE_BOMB'],
    ['an entry above', zip({ '../pipeline.yaml': WORKFLOW }), 'UNSAFE_PATH'],
    ['an absolute entry', zip({ '/etc/pipeline.yaml': WORKFLOW }), 'UNSAFE_PATH'],
    ['a drive', zip({ 'C:\\pipeline.yaml': WORKFLOW }), 'UNSAFE_PATH'],
    ['an entry above, beside a good one', zip({ 'pipeline.yaml': WORKFLOW, 'a/../../b': 'x' }), 'UNSAFE_PATH'],
    ['an entry above in tar', tgz({ 'a/../../x': 'x', 'pipeline.yaml': WORKFLOW }), 'UNSAFE_PATH'],
    ['no YAML', zip({ 'readme.txt': 'x' }), 'NO_PIPELINE_ENTRY'],
    ['nothing', zip({}), 'NO_PIPELINE_ENTRY'],
    ['two YAML files', tgz({ 'a.yaml': WORKFLOW, 'b.yml': WORKFLOW }), 'AMBIGUOUS_ENTRIES'],
    ['the first half of a zip', zip({ 'pipeline.yaml': WORKFLOW }).slice(0, 90), 'BROKEN_ARCHIVE'],
    ['the first half of a tar.gz', tgz({ 'pipeline.yaml': WORKFLOW }).slice(0, 90), 'BROKEN_ARCHIVE'],
    ['gzip of no tar', gzipSync(bytes('x'.repeat(600))), 'BROKEN_ARCHIVE'],
    [
      'a thousand entries',
      zip(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}`, '']))),
      'BROKEN_ARCHIVE',
    ],
  ])('%s', async (_what, source, code) => expect((await refusal(source))?.code).toBe(code));

  it('trusts no size that a directory claims', async () => {
    const lying = zip({ 'pipeline.yaml': zeros });
    const view = new DataView(lying.buffer);
    const directory = lying.findIndex((_, at) => at < lying.length - 4 && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(directory + 24, 10, true);
    expect((await refusal(lying))?.code).toBe('ARCHIVE_BOMB');
  });

  it('ends at a header whose size leads backwards', async () => {
    const tar = createTar([{ name: 'pipeline.yaml', data: WORKFLOW }]);
    tar.set(bytes('-0000001000'), 124);
    expect((await refusal(gzipSync(tar)))?.code).toBe('BROKEN_ARCHIVE');
  });

  it('notices one damaged byte of the content', async () => {
    const damaged = zipSync({ 'pipeline.yaml': bytes(WORKFLOW) }, { level: 0 });
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    expect((await refusal(damaged))?.code).toBe('BROKEN_ARCHIVE');
  });

  it.each(['ten lines that stand for billions', 'a circle', 'merges of merges'])('%s', async (what) => {
    const laughs = Array.from(
      { length: 10 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i ? `*a${i - 1}` : 'ha')
          .join(', ')}]`,
    );
    const merges = Array.from({ length: 30 }, (_, i) => `m${i}: &m${i}\n  x: ${i ? `[*m${i - 1}, *m${i - 1}]` : '1'}`);
    const text = {
      'ten lines that stand for billions': laughs.join('\n'),
      'a circle': 'a: &a [*a]',
      'merges of merges': merges.join('\n'),
    }[what];
    expect((await refusal(bytes(`${WORKFLOW}${text}`)))?.code).toBe('ALIAS_EXPANSION');
  });
});

describe('a good package would be refused', () => {
  it.each<[string, WorkflowPackageSource]>([
    ['in a folder', zip({ 'dir/pipeline.yaml': WORKFLOW })],
    ['among other YAML files', tgz({ 'a.yaml': 'x: 1', 'pipeline.yaml': WORKFLOW })],
    ['under another name', zip({ 'notes.txt': 'x', 'churn.yml': WORKFLOW })],
    ['with what macOS adds', zip({ '__MACOSX/._a.yaml': '', 'a.yaml': WORKFLOW })],
    ['with a path too long for its header', longPathTar()],
    ['with unicode in its name', { name: 'naïve ☂.yaml', content: WORKFLOW }],
    ['zip bytes under the name of a tar', { name: 'a.tar.gz', content: zip({ 'pipeline.yaml': WORKFLOW }) }],
    ['with a byte order mark', bytes(`\uFEFF${WORKFLOW}`)],
    ['a File', new File([WORKFLOW], 'tiny.yaml')],
    ['a stream', new Blob([WORKFLOW]).stream()],
    ['with 300 uses of one anchor', bytes(`${WORKFLOW}x: &x {a: 1}\ny: [${Array(300).fill('*x').join(', ')}]`)],
  ])('%s', async (_what, source) => expect((await readPackage(source)).name).toBe('tiny'));

  it('takes the platform document beside a newer pipeline', async () => {
    const ir = 'pipelineInfo: {name: p}\nroot: {dag: {tasks: {}}}\n---\nplatforms: {kubernetes: {}}\n';
    expect(await readPackage(bytes(ir))).toMatchObject({ kind: 'ir', platformSpec: { platforms: {} } });
  });

  it('stops reading a stream that never ends', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4_000_000)),
      cancel: () => {
        cancelled = true;
      },
    });
    expect((await refusal(endless))?.code).toBe('TOO_LARGE');
    expect(cancelled).toBe(true);
  });
});

describe('some bytes would hang the reader or throw something else', () => {
  const anyName = fc.constantFrom('', 'a.yaml', 'a.json', 'a.zip', 'naïve.yml');
  // `refusal` throws on whatever is no typed error.
  const check = async (content: Uint8Array, name: string) => {
    const error = await refusal({ name, content });
    expect(error?.message).not.toBe('');
  };

  it('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), anyName, check), { numRuns: 150 });
  });

  it('any text', async () => {
    const text = fc.string({ unit: 'binary' }).map(bytes);
    await fc.assert(fc.asyncProperty(text, anyName, check), { numRuns: 150 });
  });

  it('any damage to a real package', async () => {
    const archives = PIPELINE_FILES.filter((name) => /zip|gz/.test(name));
    const damage = fc.record({
      file: fc.constantFrom(...archives),
      cut: fc.nat(2_000),
      at: fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 4 }),
      packed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, anyName, async ({ file, cut, at }, name) => {
        const content = pipelineFile(file).slice(0, cut < 1_000 ? undefined : cut);
        for (const [offset, value] of at) content[offset % content.length] = value;
        await check(content, name);
      }),
      { numRuns: 150 },
    );
  });

  it('any damage to a tar inside intact gzip', async () => {
    const edits = fc.array(fc.tuple(fc.nat(1_535), fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, async (at) => {
        const tar = createTar([{ name: 'pipeline.yaml', data: WORKFLOW }]);
        for (const [offset, value] of at) tar[offset] = value;
        await check(gzipSync(tar), '');
      }),
      { numRuns: 100 },
    );
  });
});
