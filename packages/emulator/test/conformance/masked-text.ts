/** What differs between two servers that are the same: times, generated suffixes, addresses, stack traces. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/(?!1970-|2006-01-02|203\d-|2029-)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>'],
  [/("(?:CreatedAtInSec|SortByFieldValue)\\*":)[1-9]\d{8,9}\b/g, '$1<epoch>'],
  [/\b20\d{12}\b/g, '<YYYYMMDDhhmmss>'],
  [/(resourceVersion\\*":\\*")\d+/g, '$1<rv>'],
  [/\bRAW_[a-z0-9]{5}\b/g, 'RAW_<suffix>'],
  [/127\.0\.0\.1:(?:\d{4,5}\b|<port>)/g, '<address>'],
  [/\\n<stack>/g, ''],
  [/0x[0-9a-f]{6,}/g, '<ptr>'],
];

export const masked = (text: string): string =>
  MASKS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), text);

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** A manifest in one form: keys in order, without empty members and without the steps of the run. */
function canonicalManifest(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonicalManifest(item, path)).filter((item) => !isEmpty(item));
  if (typeof value === 'string') {
    const inner = parseContainer(value);
    return inner === undefined ? value : JSON.stringify(canonicalManifest(inner));
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => path !== 'status' || (key !== 'nodes' && key !== 'progress'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, canonicalManifest(member, path === '' ? key : `${path}.${key}`)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

/** A text as JSON when it is an object or a list. */
function parseContainer(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const MANIFEST = /"(workflow_manifest|pipeline_manifest|template)":("(?:[^"\\]+|\\.)*")/g;

/** A body as it is compared: masked, and each manifest in its canonical form. Everything else stays as it was written. */
export function comparable(body: string): string {
  return masked(body).replace(MANIFEST, (whole, key: string, literal: string) => {
    const manifest = parseContainer(JSON.parse(literal) as string);
    return manifest === undefined ? whole : `"${key}":${JSON.stringify(JSON.stringify(canonicalManifest(manifest)))}`;
  });
}
