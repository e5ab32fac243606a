/** Values of the `{{…}}` tags that a text may use. */
export type Scope = Readonly<Record<string, string>>;

/** The text with each tag that the scope knows replaced; unknown ones stay, as they do in a workflow. */
export function substitute(text: string, scope: Scope): string {
  return text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (tag, name: string) =>
    Object.hasOwn(scope, name) ? (scope[name] ?? tag) : tag,
  );
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
