/** What a member of a manifest has to be for the walk to read it. Members that a shape does not name are kept as they are. */
export type Shape =
  | 'text'
  | 'any'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly members: Readonly<Record<string, Shape>> };

/**
 * A value without what is not of its shape: wrong members are left out, and so are wrong elements of lists. Manifests come
 * from users, and one that no controller would take must not take the emulator down.
 */
export function tidy(value: unknown, shape: Shape): unknown {
  if (shape === 'any') return value;
  if (shape === 'text') return typeof value === 'string' ? value : undefined;
  if ('list' in shape) {
    if (!Array.isArray(value)) return undefined;
    return value.map((element) => tidy(element, shape.list)).filter((element) => element !== undefined);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  if ('map' in shape)
    return withoutUndefined(Object.entries(value).map(([name, member]) => [name, tidy(member, shape.map)]));
  const read = Object.entries(value).map(([name, member]): [string, unknown] => {
    const expected = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    return [name, expected === undefined ? member : tidy(member, expected)];
  });
  return withoutUndefined(read);
}

function withoutUndefined(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}
