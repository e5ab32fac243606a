import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';

/** The file of an upload: the original bytes of a package that was found to be one. */
export interface UploadFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Reads the package to upload; `fallbackName` says what to call a pipeline whose source has no file name. */
export async function readUpload(
  source: PackageSource,
  signal?: AbortSignal,
): Promise<{ file: UploadFile; fallbackName: string | undefined }> {
  const { file, workflow } = await loadPackage(source, signal);
  const content = file.content as Uint8Array<ArrayBuffer>;
  if (file.name !== undefined) return { file: { name: file.name, content }, fallbackName: undefined };
  return { file: { name: nameByContent(content), content }, fallbackName: workflow.name };
}

/** The server goes by the name first, then by the first bytes. */
function nameByContent(content: Uint8Array): string {
  if (content[0] === 0x50 && content[1] === 0x4b) return 'pipeline.zip';
  if (content[0] === 0x1f && content[1] === 0x8b) return 'pipeline.tar.gz';
  return 'pipeline.yaml';
}
