/** A header such as `form-data; name="a"`: its first word in lower case, and its parameters by lower-case names. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = String.raw`[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+`;
const TYPE = new RegExp(`^${TOKEN}(?:/${TOKEN})?$`);
const PARAMETER = new RegExp(
  String.raw`^\s*;\s*(${TOKEN})\s*=\s*(?:"((?:\\[()<>@,;:\\"/[\]?=]|\\(?![()<>@,;:\\"/[\]?=])|[^"\\\r\n])*)"|(${TOKEN}))`,
);
const ESCAPED = /\\([()<>@,;:\\"/[\]?=])/g;

/** Reads such a header as Go's `mime` does; undefined when Go finds it malformed, which one bad parameter is enough for. */
export function parseMediaType(header: string): MediaType | undefined {
  const end = header.indexOf(';');
  const type = (end < 0 ? header : header.slice(0, end)).trim().toLowerCase();
  if (!TYPE.test(type)) return undefined;
  const parameters = new Map<string, string>();
  let rest = end < 0 ? '' : header.slice(end);
  while (!/^\s*;?\s*$/.test(rest)) {
    const match = PARAMETER.exec(rest);
    if (!match) return undefined;
    const [whole, name = '', quoted, token] = match;
    const key = name.toLowerCase();
    if (parameters.has(key)) return undefined;
    parameters.set(key, token ?? (quoted ?? '').replace(ESCAPED, '$1'));
    rest = rest.slice(whole.length);
  }
  return { type, parameters: withExtended(parameters) };
}

/** `name*=utf-8''%C3%A9` is a parameter `name`. */
function withExtended(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const plain = new Map<string, string>();
  for (const [name, value] of parameters) {
    const [, charset, encoded] = name.endsWith('*') ? (/^([^']*)'[^']*'(.*)$/.exec(value) ?? []) : [];
    if (encoded === undefined || !/^(?:utf-8|us-ascii)$/i.test(charset ?? '')) plain.set(name, value);
    else plain.set(name.slice(0, -1), percentDecoded(encoded));
  }
  return plain;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
