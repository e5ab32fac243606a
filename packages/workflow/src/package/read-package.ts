import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { isJsonObject } from '../manifest/json-value.js';
import { parseYaml } from '../yaml/parse-yaml.js';
import { readSource, type WorkflowPackageSource } from './package-source.js';
import { packageText } from './package-text.js';
import { toWorkflowPackage } from './to-workflow-package.js';
import type { WorkflowPackage } from './workflow-package.js';

/**
 * Reads a compiled pipeline: YAML, JSON, zip or tar.gz; Argo Workflow, Tekton PipelineRun or the representation of KFP 2.x. The
 * file is recognised as the server does it: by the ending of its name (`.yaml`, `.yml`, `.json`), else by its first bytes.
 *
 * @example
 * const { kind, name, parameters } = await readPackage({ name: 'churn.zip', content: bytes });
 * @throws WorkflowPackageError for whatever is no such package; its `code` says why.
 */
export async function readPackage(source: WorkflowPackageSource): Promise<WorkflowPackage> {
  const content = await readSource(source);
  if ('manifest' in content) return toWorkflowPackage([content.manifest]);
  const { text, entryName } = packageText(content.name, content.content);
  const documents = content.name.endsWith('.json') ? [parseJson(text)] : parseDocuments(text);
  return toWorkflowPackage(documents, entryName);
}

function parseDocuments(text: string): unknown[] {
  // JSON is YAML too, and much faster to read as what it is.
  if (/^\s*\{/.test(text)) {
    const value = tryJson(text);
    if (isJsonObject(value)) return [value];
  }
  return parseYaml(text);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WorkflowPackageError(
      'NOT_JSON',
      'The package is named .json but is not readable as JSON.',
      'Name it .yaml if that is what it holds, or compile the pipeline again.',
      { cause },
    );
  }
}
