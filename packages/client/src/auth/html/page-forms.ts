import { htmlTags } from './html-tags.js';

/** What somebody could fill in and send. */
export interface PageForm {
  readonly method: 'GET' | 'POST';
  /** As written; absent: the page's own address. */
  readonly action: string | undefined;
  readonly fields: readonly PageField[];
  /** What the first button sends along; absent when it sends nothing of its own. */
  readonly button?: Pick<PageField, 'name' | 'value'>;
}

export interface PageField {
  readonly name: string;
  /** In lower case, such as `hidden` or `password`. */
  readonly type: string;
  readonly value: string;
  /** A box that is ticked before anybody touches it. */
  readonly checked?: true;
}

type Attributes = ReadonlyMap<string, string>;

/** A form while it is read. */
type OpenForm = PageForm & { readonly fields: PageField[]; button?: Pick<PageField, 'name' | 'value'> };

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
  let open: OpenForm | undefined;
  let hasButton = false;
  for (const { name, attributes } of htmlTags(html.slice(0, LONGEST_PAGE))) {
    if (name === 'a') {
      const href = attributes.get('href');
      if (href) links.push(href);
    } else if (name === 'form') {
      open = { method: methodOf(attributes), action: attributes.get('action') || undefined, fields: [] };
      hasButton = false;
      forms.push(open);
    } else if (name === '/form') {
      open = undefined;
    } else if (open && (name === 'input' || name === 'button')) {
      const field = fieldOf(attributes, name === 'button' ? 'submit' : 'text');
      if (/^(submit|image)$/.test(field.type)) {
        // Who presses Enter presses the first one.
        if (!hasButton && field.name && field.type === 'submit') open.button = { name: field.name, value: field.value };
        hasButton = true;
      } else if (field.name && name === 'input') {
        open.fields.push(field);
      }
    }
  }
  return { forms, links };
}

function methodOf(attributes: Attributes): 'GET' | 'POST' {
  return attributes.get('method')?.trim().toLowerCase() === 'post' ? 'POST' : 'GET';
}

function fieldOf(attributes: Attributes, usualType: string): PageField {
  const type = attributes.get('type')?.trim().toLowerCase() || usualType;
  const isBox = type === 'checkbox' || type === 'radio';
  const value = attributes.get('value') ?? (isBox ? 'on' : '');
  return {
    name: attributes.get('name') ?? '',
    type,
    value,
    ...(isBox && attributes.has('checked') && { checked: true }),
  };
}
