import { parseAllDocuments } from 'yaml';
import { invalidInput, invalidInputCausedBy } from '../errors/server-failure.js';
import { goJson } from '../json/go-json-string.js';
import type { Parameter } from '../store/rows.js';
import { type ArgoWorkflow, workflowType } from './argo-types.js';
import { GoTypeError, normalise } from './go-struct.js';
import { isPipelineSpec, type PipelineSpecDocument } from './pipeline-spec.js';
import { isTektonDocument, type TektonDocument } from './tekton-document.js';

/** A pipeline package that the server understood. */
export type Template =
  | { readonly kind: 'argo'; readonly workflow: ArgoWorkflow }
  | { readonly kind: 'ir'; readonly spec: PipelineSpecDocument }
  | { readonly kind: 'tekton'; readonly document: TektonDocument };

const ARGO_VERSION = 'argoproj.io/v1alpha1';
const MAX_PARAMETER_BYTES = 10_000;
const MAX_YAML_ALIASES = 100;
const MAX_DEPTH = 1000;
/** A cluster stores no larger object, so no such workflow could run. */
const MAX_YAML_CHARACTERS = 1_572_864;
/** A compiled pipeline is mostly long texts; the parser takes some kilobytes for each line and each item of a list. */
const MAX_YAML_ITEMS = 100_000;

/**
 * Understands the text of a package: an Argo Workflow in YAML or JSON, or an IR specification.
 * @throws ServerFailure `unknown template format`, wrong Argo version, fields of wrong type
 */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text);
  if (isRecord(document)) {
    const { apiVersion, kind } = typeMeta(document);
    if (typeof apiVersion === 'string' && apiVersion.startsWith('argoproj.io/') && kind === 'Workflow') {
      return { kind: 'argo', workflow: readWorkflow(document, apiVersion) };
    }
    if (isTektonDocument(document)) return { kind: 'tekton', document };
    // Specifications are taken as JSON only, and nothing of them is there when they are YAML.
    if (isPipelineSpec(document) && /^\s*\{/.test(text)) return { kind: 'ir', spec: document };
  }
  throw unknownFormat();
}

/** What a document says it is; Go finds members by their names in any case. */
function typeMeta(document: Record<string, unknown>): { apiVersion?: unknown; kind?: unknown } {
  if ('apiVersion' in document && 'kind' in document) return document;
  const folded = Object.fromEntries(Object.entries(document).map(([key, value]) => [key.toLowerCase(), value]));
  return { apiVersion: folded.apiversion, kind: folded.kind };
}

const unknownFormat = (): Error => invalidInputCausedBy('unknown template format', 'pipeline spec is invalid');

/** @throws ServerFailure for a template of the workflow engine that the server does not run */
export function demandEngine(template: Template, engine: 'argo' | 'tekton'): void {
  if (template.kind !== 'ir' && template.kind !== engine) throw unknownFormat();
}

function readWorkflow(document: Record<string, unknown>, apiVersion: string): ArgoWorkflow {
  try {
    const workflow = normalise(document, workflowType, 'yaml') as ArgoWorkflow;
    if (apiVersion !== ARGO_VERSION) {
      throw invalidInput(`Unsupported argo version. Expected: ${ARGO_VERSION}. Received: ${apiVersion}`);
    }
    return workflow;
  } catch (error) {
    if (!(error instanceof GoTypeError)) throw error;
    throw invalidInputCausedBy(
      'Failed to parse the workflow template.',
      `error unmarshaling JSON: while decoding JSON: ${error.message}`,
    );
  }
}

/** JSON or YAML as data; undefined when it is neither, or nested beyond measure. */
function parseDocument(text: string): unknown {
  if (text === '' || nestedBeyond(text, MAX_DEPTH)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so YAML.
  }
  if (isTooMuchYaml(text)) return undefined;
  try {
    return firstYamlDocument(text);
  } catch {
    return undefined;
  }
}

/** The server reads the first document only, and knows neither dates nor numbers to the base of sixty. */
function firstYamlDocument(text: string): unknown {
  const [document] = parseAllDocuments(text, {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'error',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !isTimeTag(tag)),
  });
  if (!document || 'empty' in document || document.errors.length > 0) return undefined;
  return document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
}

const isTimeTag = ({ tag, format }: { tag: string; format?: string }): boolean =>
  tag === 'tag:yaml.org,2002:timestamp' || format === 'TIME';

/** The parser works for minutes on megabytes of small items, and needs gigabytes. */
function isTooMuchYaml(text: string): boolean {
  if (text.length > MAX_YAML_CHARACTERS) return true;
  let items = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a || c === 0x2c || c === 0x5b || c === 0x7b) items++;
  }
  return items > MAX_YAML_ITEMS;
}

/** Parsers recurse: a nesting bomb must not reach them. */
function nestedBeyond(text: string, limit: number): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) {
      if (++depth > limit) return true;
    } else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--;
  }
  return /(?:^|\n)(?:\s*[-?:] ?){500}/.test(text);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parameters a pipeline shows: those of the workflow's arguments; IR specifications show none. */
export function templateParameters(template: Template): readonly Parameter[] {
  if (template.kind === 'ir') return [];
  if (template.kind === 'tekton') return tektonParameters(template.document);
  const parameters = (template.workflow.spec.arguments.parameters ?? []).map(({ name, value }) => ({
    name,
    value: value ?? '',
  }));
  demandShortParameters(parameters);
  return parameters;
}

const tektonParameters = ({ spec }: TektonDocument): Parameter[] =>
  (spec?.params ?? []).map(({ name, value }) => ({ name, value: typeof value === 'string' ? value : '' }));

/** @throws ServerFailure when parameters would not fit their column */
export function demandShortParameters(parameters: readonly Parameter[]): void {
  const json = goJson(parameters.map(({ name, value }) => (value === '' ? { name } : { name, value })));
  if (Buffer.byteLength(json) > MAX_PARAMETER_BYTES) {
    throw invalidInput(`The input parameter length exceed maximum size of ${MAX_PARAMETER_BYTES}.`);
  }
}

/** What the server stores of a package, and gives back as its template. */
export function storedTemplate(template: Template, pipelineName: string, namespace: string): string {
  if (template.kind === 'ir') {
    const name = namespace === '' ? `pipeline/${pipelineName}` : `namespace/${namespace}/pipeline/${pipelineName}`;
    return goJson({ ...template.spec, pipelineInfo: { ...template.spec.pipelineInfo, name } });
  }
  if (template.kind === 'tekton') return goJson(template.document);
  const { kind, apiVersion, metadata, spec, status } = template.workflow;
  return goJson({
    kind,
    apiVersion,
    metadata: { ...metadata, creationTimestamp: null },
    spec,
    status: { startedAt: null, finishedAt: null, ...status },
  });
}
