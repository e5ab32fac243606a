import { stringify } from 'yaml';
import { goJsonString } from '../json/go-json-string.js';
import type { ServerContext } from '../server-context.js';
import { templateOfText } from '../template/template-cache.js';

/** A stored template as answers have it; releases 2.x give IR specifications back as YAML. */
export function templateJson(template: string, { profile }: ServerContext): string {
  if (template === '') return '{}';
  const asYaml = profile.yamlTemplates && templateOfText(template).kind === 'ir';
  return `{"template":${goJsonString(asYaml ? stringify(JSON.parse(template)) : template)}}`;
}
