import type { RecordedForm } from './recording.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|#34|#39);/g, (all) => ENTITIES[all] ?? all);

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
};

/** What of a page a client works with. */
export interface PageOutline {
  readonly title: string;
  readonly forms: readonly RecordedForm[];
  readonly links: readonly string[];
  /** Without tags, as it is written. */
  readonly text: string;
}

export function outlineOf(html: string): PageOutline {
  return {
    title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
    forms: [...html.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)].map(([, form = '', content = '']) => ({
      method: attribute(form, 'method') ?? '',
      action: attribute(form, 'action') ?? null,
      inputs: [...content.matchAll(/<(input|button)[^>]*>/g)].map(([tag, kind = '']) => inputOf(tag, kind)),
    })),
    links: [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => attribute(tag, 'href') ?? ''),
    text: html
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

function inputOf(tag: string, kind: string): Record<string, unknown> {
  const seen: Record<string, unknown> = {};
  for (const name of ['name', 'type', 'value', 'id', 'placeholder']) {
    const value = attribute(tag, name);
    if (value !== undefined) seen[name] = value;
  }
  if (/\srequired[\s/>]/.test(tag)) seen.required = null;
  if (kind === 'button') seen.tag = 'button';
  return seen;
}
