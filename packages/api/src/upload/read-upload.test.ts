import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES, readUpload } from './read-upload.js';
import type { UploadContent } from './upload-source.js';

const TEXT = 'kind: Workflow é';
const bytes = new TextEncoder().encode(TEXT);

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe('every kind of source gives the same bytes', () => {
  it.each<[string, () => UploadContent | string]>([
    ['Uint8Array', () => bytes],
    ['Buffer', () => Buffer.from(bytes)],
    ['a view into a larger buffer', () => new Uint8Array([0, ...bytes, 0]).subarray(1, -1)],
    ['ArrayBuffer', () => new Uint8Array(bytes).buffer],
    ['Blob', () => new Blob([bytes])],
    ['File', () => new File([bytes], 'a.yaml')],
    ['stream in pieces', () => streamOf(bytes.subarray(0, 3), new Uint8Array(), bytes.subarray(3))],
    ['text', () => TEXT],
  ])('%s', async (_, source) => {
    expect(new TextDecoder().decode(await readUpload(source()))).toBe(TEXT);
  });
});

describe('what the server would not take is refused before it is sent', () => {
  it('exactly 32 MiB pass, one byte more does not', async () => {
    expect((await readUpload(new Uint8Array(MAX_UPLOAD_BYTES))).length).toBe(MAX_UPLOAD_BYTES);
    const tooLarge = { code: 'UPLOAD_TOO_LARGE', message: expect.stringContaining('32 MiB') };
    await expect(readUpload(new Uint8Array(MAX_UPLOAD_BYTES + 1))).rejects.toMatchObject(tooLarge);
    await expect(readUpload(new Blob([new Uint8Array(MAX_UPLOAD_BYTES + 1)]))).rejects.toMatchObject(tooLarge);
  });

  it('an endless stream is cancelled at the limit', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(8 << 20)),
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(readUpload(endless)).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect(cancelled).toBe(true);
  });

  it('an empty file, such as a stream that was read before', async () => {
    const stream = streamOf(bytes);
    const reader = stream.getReader();
    while (!(await reader.read()).done);
    reader.releaseLock();
    await expect(readUpload(stream)).rejects.toMatchObject({
      code: 'INVALID_UPLOAD',
      hint: expect.stringContaining('once'),
    });
    await expect(readUpload('')).rejects.toMatchObject({ code: 'INVALID_UPLOAD' });
  });

  it.each([[undefined], [null], [{ path: 'a.yaml' }], [42]])('a source of another kind: %s', async (source) => {
    await expect(readUpload(source as unknown as Blob)).rejects.toMatchObject({ code: 'INVALID_UPLOAD' });
  });
});

describe('an abort ends the reading of a stream at once', () => {
  it('while it waits for more', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const stuck = new ReadableStream<Uint8Array>({ pull: () => controller.abort(reason) }, { highWaterMark: 0 });
    await expect(readUpload(stuck, controller.signal)).rejects.toBe(reason);
  });

  it('before it starts', async () => {
    await expect(readUpload(streamOf(bytes), AbortSignal.abort('no'))).rejects.toBe('no');
  });
});

it('a stream that fails fails the call with its own error', async () => {
  const reason = new Error('disk');
  const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(reason) });
  await expect(readUpload(broken)).rejects.toBe(reason);
});
