import { goJson, goJsonString } from '../json/go-json-string.js';

/** What stands for the templates until their text is put in: no JSON text has it, as escaping leaves none. */
const PLACE = '\u0000templates';
const MARK = JSON.stringify(PLACE);

/** The templates of workflows as part of a JSON text that is itself a JSON string: the runs of one pipeline share them. */
const quotedTemplates = new WeakMap<object, string>();

/** A workflow as JSON text, itself as a JSON string. */
export function quotedWorkflow(workflow: Readonly<Record<string, unknown>>): string {
  const spec = workflow['spec'] as { readonly templates?: unknown } | undefined;
  const templates = spec?.templates;
  if (!Array.isArray(templates)) return goJsonString(goJson(workflow));
  const parts = goJson({ ...workflow, spec: { ...spec, templates: PLACE } }).split(MARK);
  // A parameter could hold the very same characters.
  if (parts.length !== 2) return goJsonString(goJson(workflow));
  const [before = '', after = ''] = parts;
  let quoted = quotedTemplates.get(templates);
  if (quoted === undefined) {
    quoted = inner(goJson(templates));
    quotedTemplates.set(templates, quoted);
  }
  return `"${inner(before)}${quoted}${inner(after)}"`;
}

const inner = (text: string): string => goJsonString(text).slice(1, -1);
