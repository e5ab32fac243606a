export interface MarkdownLink {
  target: string;
  /** From 1. */
  line: number;
}

/** Targets of inline links, images and reference definitions; what stands in code is text, not a link. */
export function markdownLinks(markdown: string): MarkdownLink[] {
  return proseLines(markdown).flatMap((prose, index) => {
    const text = prose.replace(/`[^`]*`/g, '');
    const inline = text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
    const defined = text.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/g);
    return [...inline, ...defined].map(([, target = '']) => ({ target, line: index + 1 }));
  });
}

/** The fragments that the headings of a document answer to, as GitHub makes them. */
export function headingFragments(markdown: string): Set<string> {
  const fragments = new Set<string>();
  for (const line of proseLines(markdown)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let fragment = slug;
    for (let copy = 1; fragments.has(fragment); copy += 1) fragment = `${slug}-${copy}`;
    fragments.add(fragment);
  }
  return fragments;
}

/** The lines, those of fenced code emptied. */
function proseLines(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
      return mark === undefined ? line : '';
    }
    if (mark?.startsWith(fence)) fence = undefined;
    return '';
  });
}
