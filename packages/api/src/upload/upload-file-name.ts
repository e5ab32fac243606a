/** The name that makes the server read content without a name of its own in the right way. */
export function defaultFileName(content: Uint8Array): string {
  if (content[0] === 0x50 && content[1] === 0x4b) return 'pipeline.zip';
  if (content[0] === 0x1f && content[1] === 0x8b) return 'pipeline.tar.gz';
  return 'pipeline.yaml';
}
