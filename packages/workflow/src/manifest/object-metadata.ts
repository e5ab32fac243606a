/** Metadata of a Kubernetes object: the parts that are read. */
export interface ObjectMetadata {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  creationTimestamp?: string | null;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** The object's name, or the beginning of the one that it will get, without its last hyphen. */
export function objectName(metadata: { name?: unknown; generateName?: unknown }): string {
  if (typeof metadata.name === 'string' && metadata.name !== '') return metadata.name;
  return typeof metadata.generateName === 'string' ? metadata.generateName.replace(/-$/, '') : '';
}
