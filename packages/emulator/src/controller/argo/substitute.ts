/** Values of the `{{…}}` tags that a text may use. */
export type Scope = Readonly<Record<string, string>>;

/** A scope that knows what another one knows, and more. The other one is looked up, not copied: scopes are made by the thousand. */
export function extendScope(outer: Scope, members: Scope): Record<string, string> {
  return Object.assign(Object.create(outer), members) as Record<string, string>;
}

/** A scope of its own; nothing that every object has is in it. */
export function rootScope(members: Scope): Record<string, string> {
  return Object.assign(Object.create(null), members) as Record<string, string>;
}

/** The text with each tag that the scope knows replaced; unknown ones stay, as they do in a workflow. */
export function substitute(text: string, scope: Scope): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (tag, name: string) => scope[name] ?? tag);
}

/** The same in every text below a value. */
export function substituteDeep<T>(value: T, scope: Scope): T {
  if (typeof value === 'string') return substitute(value, scope) as T;
  if (Array.isArray(value)) return value.map((item) => substituteDeep(item, scope)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, substituteDeep(member, scope)])) as T;
}

/** A value as a parameter holds it: texts as they are, everything else as JSON. */
export function parameterText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
