import type { WorkflowPackage } from '@kfp-ts/workflow';
import { unwrapped } from './ir-spec.js';
import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';

/** The file of an upload: the original bytes of a package that was found to be one. */
export interface UploadFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the package to upload; `fallbackName` says what to call a pipeline whose source has no file name. Whether the server
 * `isLater` than 1.x is asked only where it matters.
 */
export async function readUpload(
  source: PackageSource,
  isLater: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<{ file: UploadFile; fallbackName: string | undefined }> {
  const { file, workflow } = await loadPackage(source, signal);
  const content = await readable(workflow, file.content as Uint8Array<ArrayBuffer>, isLater);
  const ending = endingOf(content);
  if (file.name === undefined) {
    return { file: { name: `pipeline${ending}`, content }, fallbackName: workflow.name };
  }
  return { file: { name: recognized(file.name, ending), content }, fallbackName: undefined };
}

/** The content as it was given or, where the server would not understand that, the pipeline in it as JSON. */
async function readable(
  workflow: WorkflowPackage,
  given: Uint8Array<ArrayBuffer>,
  isLater: () => Promise<boolean>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { manifest, manifestJson } = workflow;
  if (workflow.kind === 'ir') {
    // Release 1.8.5 reads the newer representation as JSON alone, and knows nothing of the second document of later ones.
    if (workflow.platformSpec && (await isLater())) return given;
    const pipeline = unwrapped(manifest);
    return new TextEncoder().encode(pipeline === manifest ? manifestJson : JSON.stringify(pipeline));
  }
  return isGzip(given) && (await startsWithFolder(given)) ? new TextEncoder().encode(manifestJson) : given;
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
