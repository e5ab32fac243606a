const MARK = / ?\[kfp-ts:([\w-]{1,64})\]$/;

/** The mark of one submission, at the end of a description. */
export function withMark(description: string | undefined, key: string): string {
  return `${description ? `${description} ` : ''}${markOf(key)}`;
}

/** What to look for in descriptions to find the run of a submission. */
export function markOf(key: string): string {
  return `[kfp-ts:${key}]`;
}

/** A description as its author wrote it. */
export function withoutMark(description: string | undefined): string | undefined {
  return description?.endsWith(']') ? description.replace(MARK, '') : description;
}
