import type { ArgoTemplate } from './argo-workflow.js';

/** Which output parameters, by name, are looped over and which are compared with what. */
export interface OutputUses {
  readonly looped: ReadonlySet<string>;
  readonly comparedWith: ReadonlyMap<string, readonly string[]>;
}

const OUTPUT = /\{\{\s*(?:tasks|steps)\.[^.{}]+\.outputs\.(?:parameters\.)?([^{}]+?)\s*\}\}/;

const known = new WeakMap<readonly ArgoTemplate[], OutputUses>();

/** A task hands its output on as an input of the same name, so names are enough to find the uses further down. */
export function outputUses(templates: readonly ArgoTemplate[]): OutputUses {
  const found = known.get(templates) ?? findUses(templates);
  known.set(templates, found);
  return found;
}

function findUses(templates: readonly ArgoTemplate[]): OutputUses {
  const looped = new Set<string>();
  const comparedWith = new Map<string, string[]>();
  const tasks = templates.flatMap((template) => [...(template.dag?.tasks ?? []), ...(template.steps ?? []).flat()]);
  for (const { withParam, when } of tasks) {
    const source = withParam && nameIn(withParam);
    if (source) looped.add(source);
    for (const [name, literal] of comparisons(when ?? '')) {
      comparedWith.set(name, [...(comparedWith.get(name) ?? []), literal]);
    }
  }
  return { looped, comparedWith };
}

function nameIn(text: string): string | undefined {
  return OUTPUT.exec(text)?.[1] ?? /\{\{\s*inputs\.parameters\.([^{}]+?)\s*\}\}/.exec(text)?.[1];
}

const TAG = String.raw`["']?(\{\{[^{}]+\}\})["']?`;
const LITERAL = String.raw`["']?([^"'{}\s&|()]+)["']?`;

function* comparisons(when: string): Generator<readonly [name: string, literal: string]> {
  for (const pattern of [`${TAG}\\s*(?:[=!<>]=?)\\s*${LITERAL}`, `${LITERAL}\\s*(?:[=!<>]=?)\\s*${TAG}`]) {
    for (const [, one = '', other = ''] of when.matchAll(new RegExp(pattern, 'g'))) {
      const [tag, literal] = one.startsWith('{{') ? [one, other] : [other, one];
      const name = nameIn(tag);
      if (name) yield [name, literal];
    }
  }
}
