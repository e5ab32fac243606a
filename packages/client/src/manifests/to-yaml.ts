import { stringify } from 'yaml';

/** Objects as YAML documents, for `kubectl apply -f -`. */
export function toYaml(...objects: readonly object[]): string {
  return objects.map((object) => stringify(object)).join('---\n');
}
