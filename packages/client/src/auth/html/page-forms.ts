import { htmlTags } from './html-tags.js';

/** What somebody could fill in and send. */
export interface PageForm {
  readonly method: 'GET' | 'POST';
  /** As written; absent: the page's own address. */
  readonly action: string | undefined;
  readonly fields: readonly PageField[];
}

export interface PageField {
  readonly name: string;
  /** In lower case, such as `hidden` or `password`. */
  readonly type: string;
  readonly value: string;
}

export interface Page {
  readonly forms: readonly PageForm[];
  /** Where links lead, as written. */
  readonly links: readonly string[];
}

/** Longer pages are none that ask for a login. */
const LONGEST_PAGE = 1_000_000;

/** The forms and links of a page, whatever shape it is in. */
export function readPage(html: string): Page {
  const forms: PageForm[] = [];
  const links: string[] = [];
  let fields: PageField[] | undefined;
  for (const { name, attributes } of htmlTags(html.slice(0, LONGEST_PAGE))) {
    if (name === 'a') {
      const href = attributes.get('href');
      if (href) links.push(href);
    } else if (name === 'form') {
      fields = [];
      const method = attributes.get('method')?.trim().toLowerCase() === 'post' ? 'POST' : 'GET';
      forms.push({ method, action: attributes.get('action') || undefined, fields });
    } else if (name === '/form') {
      fields = undefined;
    } else if (name === 'input' && fields) {
      const field = attributes.get('name');
      const type = attributes.get('type')?.trim().toLowerCase() || 'text';
      if (field) fields.push({ name: field, type, value: attributes.get('value') ?? '' });
    }
  }
  return { forms, links };
}
