/** A start tag, or the end of one element (`/form`), as far as forms and links need it. */
export interface HtmlTag {
  /** In lower case; with a slash in front for an end tag. */
  readonly name: string;
  /** Names in lower case; of two with the same name, the first counts. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Elements whose content is text and no tags. */
const RAW_TEXT = /^(script|style|textarea|title|xmp|iframe|noembed|noframes)$/;

/**
 * The tags of a page in their order, comments and scripts left out. Takes any text, broken pages too, and reads each
 * character a bounded number of times.
 */
export function* htmlTags(html: string): Generator<HtmlTag> {
  let at = html.indexOf('<');
  while (at >= 0) {
    if (html.startsWith('<!--', at)) {
      at = html.indexOf('<', indexAfter(html, '-->', at + 4));
      continue;
    }
    const [, name = ''] = matchAt(/<(\/?[a-z][^\s/>]*)/iy, html, at) ?? [];
    if (name === '') {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const attributes = new Map<string, string>();
    let end = readAttributes(html, at + 1 + name.length, attributes);
    const tag = { name: name.toLowerCase(), attributes };
    yield tag;
    if (RAW_TEXT.test(tag.name)) end = indexOfEndTag(html, tag.name, end);
    at = html.indexOf('<', end);
  }
}

/** Reads up to the `>` of the tag; gives the position behind it. */
function readAttributes(html: string, start: number, attributes: Map<string, string>): number {
  let at = start;
  for (;;) {
    at += matchAt(/[\s/]*/y, html, at)?.[0].length ?? 0;
    if (at >= html.length) return html.length;
    if (html[at] === '>') return at + 1;
    const [name = ''] = matchAt(/=?[^\s/>=]*/y, html, at) ?? [];
    at += name.length;
    const [equals] = matchAt(/\s*=\s*/y, html, at) ?? [];
    let value = '';
    if (equals !== undefined) {
      at += equals.length;
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const end = indexAfter(html, quote, at + 1);
        value = html.slice(at + 1, end - 1);
        at = end;
      } else {
        [value = ''] = matchAt(/[^\s>]*/y, html, at) ?? [];
        at += value.length;
      }
    }
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, withoutEntities(value));
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function indexAfter(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? text.length : index + part.length;
}

function indexOfEndTag(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The entities that template engines write. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
