import type { WorkflowPackage } from '@kfp-ts/workflow';
import { unwrapped } from './ir-spec.js';
import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';

/** The file of an upload: the original bytes of a package that was found to be one. */
export interface UploadFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What an upload may consist of. */
export interface Upload {
  readonly file: UploadFile;
  /** The same as JSON, for a server that does not understand the file; absent where that says no more. */
  readonly asJson?: UploadFile;
  /** What to call a pipeline whose source has no file name. */
  readonly fallbackName?: string | undefined;
}

/** Reads the package to upload. */
export async function readUpload(source: PackageSource, signal?: AbortSignal): Promise<Upload> {
  const { file, workflow } = await loadPackage(source, signal);
  const given = file.content as Uint8Array<ArrayBuffer>;
  const isReadable = !(isGzip(given) && (await startsWithFolder(given)));
  const upload = named(file.name, isReadable ? given : new TextEncoder().encode(workflow.manifestJson));
  return {
    file: upload,
    ...(workflow.kind === 'ir' && { asJson: named(file.name, pipelineJson(workflow)) }),
    ...(file.name === undefined && { fallbackName: workflow.name }),
  };
}

function named(name: string | undefined, content: Uint8Array<ArrayBuffer>): UploadFile {
  const ending = endingOf(content);
  return { name: name === undefined ? `pipeline${ending}` : recognized(name, ending), content };
}

function pipelineJson({ manifest, manifestJson }: WorkflowPackage): Uint8Array<ArrayBuffer> {
  const pipeline = unwrapped(manifest);
  return new TextEncoder().encode(pipeline === manifest ? manifestJson : JSON.stringify(pipeline));
}

const isGzip = (content: Uint8Array): boolean => content[0] === 0x1f && content[1] === 0x8b;

function endingOf(content: Uint8Array): string {
  if (content[0] === 0x50 && content[1] === 0x4b) return '.zip';
  return isGzip(content) ? '.tar.gz' : '.yaml';
}

/** The server goes by the name first, small letters only, then by the first bytes: a name that misleads it is mended. */
function recognized(name: string, ending: string): string {
  const saysText = /\.(ya?ml|json)$/.test(name);
  if (saysText || ending !== '.yaml') return name;
  return name.replace(/\.(ya?ml|json|zip|tar\.gz|tgz)$/i, '') + ending;
}

const TYPE_OFFSET = 156;
const FOLDER = 0x35;

/** Whether a .tar.gz starts with a folder, which the server would take for the pipeline. */
async function startsWithFolder(content: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const reader = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let start = 0; ; ) {
    const { value, done } = await reader.read();
    if (done) return false;
    if (start + value.length > TYPE_OFFSET) {
      reader.cancel().catch(() => undefined);
      return value[TYPE_OFFSET - start] === FOLDER;
    }
    start += value.length;
  }
}
