import { ConnectionKilled, invalidInput, invalidInputCausedBy, notFound, wrapping } from '../errors/server-failure.js';
import type { PipelineSpecMessage, ReferenceMessage, TypedValueMessage } from '../json/api-messages.js';
import { goKindOf, plainJson } from '../json/json-value.js';
import { JsonSyntaxError, parseWholeJson } from '../json/parse-json.js';
import type { ServerContext } from '../server-context.js';
import { LatestValues } from '../store/latest-values.js';
import type { Parameter, SpecColumns } from '../store/rows.js';
import { workflowType } from '../template/argo-types.js';
import { GoTypeError, normalise } from '../template/go-struct.js';
import { demandEngine, demandShortParameters, type Template } from '../template/parse-template.js';
import { unknownSpecField } from '../template/pipeline-spec.js';
import { templateOfText } from '../template/template-cache.js';

/** Where a run or a recurring run takes its pipeline from, checked. */
export interface PipelineSource {
  readonly workflowManifest: string;
  readonly pipelineManifest: string;
  readonly pipelineId: string;
  readonly versionId: string;
  readonly parameters: readonly Parameter[];
}

type References = readonly (ReferenceMessage | undefined)[];

/** Refuses what names no pipeline, more than one, or one that does not exist. */
export function checkedSource(
  server: ServerContext,
  spec: PipelineSpecMessage | undefined,
  references: References,
): PipelineSource {
  let versionId = '';
  for (const reference of references) {
    if (!reference?.key) throw new ConnectionKilled('a resource reference without key');
    if (reference.key.type === 'PIPELINE_VERSION' && reference.relationship === 'CREATOR') versionId = reference.key.id;
  }
  const workflowManifest = spec?.workflow_manifest ?? '';
  const pipelineManifest = spec?.pipeline_manifest ?? '';
  const pipelineId = spec?.pipeline_id ?? '';
  if (workflowManifest !== '' || pipelineManifest !== '') {
    if (workflowManifest !== '' && pipelineManifest !== '') {
      throw invalidInput("Please don't specify both workflow manifest and pipeline manifest.");
    }
    if (pipelineId !== '' || versionId !== '') {
      throw invalidInput(
        "Please don't specify a pipeline version or pipeline ID when you specify a workflow manifest or pipeline manifest.",
      );
    }
    if (workflowManifest !== '') demandWorkflowJson(workflowManifest, server.engine);
    else demandPipelineSpec(pipelineManifest);
  } else demandPipeline(server, pipelineId, versionId);
  const config = spec?.runtime_config;
  if (config && (spec?.parameters.length ?? 0) > 0) {
    throw invalidInput("Please don't specify both parameters and runtime config.");
  }
  const parameters = config
    ? [...(config.parameters ?? [])].map(([name, value]) => ({ name, value: typedText(value) }))
    : (spec?.parameters ?? []).map((parameter) => ({ name: parameter?.name ?? '', value: parameter?.value ?? '' }));
  demandShortParameters(parameters);
  return { workflowManifest, pipelineManifest, pipelineId, versionId, parameters };
}

const typedText = (value: TypedValueMessage | undefined): string =>
  value?.string_value ?? value?.int_value ?? (value?.double_value === undefined ? '' : String(value.double_value));

const MAX_ACCEPTED_CHARACTERS = 4 << 20;
/** Manifests that were found to be JSON objects: many runs come with the same one. */
const acceptedManifests = new LatestValues<string, true>(MAX_ACCEPTED_CHARACTERS, (manifest) => manifest.length);

function demandWorkflowJson(manifest: string, engine: ServerContext['engine']): void {
  if (acceptedManifests.get(manifest)) return;
  const fail = (why: string): Error => invalidInputCausedBy(`Invalid argo workflow format. Workflow: ${manifest}`, why);
  try {
    const value = parseWholeJson(manifest);
    if (engine === 'argo' || !(value instanceof Map)) normalise(JSON.parse(manifest), workflowType, 'json');
    acceptedManifests.set(manifest, true);
  } catch (error) {
    throw error instanceof JsonSyntaxError || error instanceof GoTypeError ? fail(error.message) : error;
  }
}

function demandPipelineSpec(manifest: string): void {
  const fail = (why: string): Error => invalidInputCausedBy('Invalid IR spec format.', why);
  try {
    const value = parseWholeJson(manifest);
    if (!(value instanceof Map))
      throw fail(`json: cannot unmarshal ${goKindOf(value)} into Go value of type map[string]json.RawMessage`);
    const unknown = unknownSpecField(plainJson(value) as Record<string, unknown>);
    if (unknown !== undefined) throw fail(`unknown field "${unknown}" in ml_pipelines.PipelineSpec`);
  } catch (error) {
    throw error instanceof JsonSyntaxError ? fail(error.message) : error;
  }
}

function demandPipeline(server: ServerContext, pipelineId: string, versionId: string): void {
  if (pipelineId === '' && versionId === '') {
    throw invalidInput(
      'Please specify a pipeline by providing a (workflow manifest or pipeline manifest) or (pipeline id or/and pipeline version).',
    );
  }
  if (pipelineId !== '' && !server.state.tables.pipelines.get(pipelineId)) {
    throw notFound('Pipeline', pipelineId).wrap('Get pipelineId failed.');
  }
  if (versionId === '') return;
  const version = server.state.tables.versions.get(versionId);
  if (!version) throw notFound('Version', versionId).wrap('Get pipelineVersionId failed.');
  if (pipelineId !== '' && version.pipelineId !== pipelineId)
    throw invalidInput('pipeline ID should be parent of pipeline version.');
}

/** A source with its template. */
export interface FetchedSource {
  readonly template: Template;
  readonly columns: SpecColumns;
  /** The version that stands for a pipeline given without one. */
  readonly defaultVersionId: string;
}

/** Gets the manifest of a checked source and understands it. */
export function fetchSource(server: ServerContext, source: PipelineSource): FetchedSource {
  const { tables } = server.state;
  const pipeline = source.pipelineId === '' ? undefined : tables.pipelines.get(source.pipelineId);
  let manifest = source.workflowManifest + source.pipelineManifest;
  const needsDefault = manifest === '' && source.versionId === '';
  const defaultVersionId = needsDefault ? (pipeline?.defaultVersionId ?? '') : '';
  if (manifest === '') {
    const versionId = needsDefault ? defaultVersionId : source.versionId;
    manifest = wrapping('Failed to fetch manifest bytes.', () => {
      if (versionId === '') throw invalidInput('No pipeline version.');
      const version = tables.versions.get(versionId);
      if (!version) throw notFound('Version', versionId);
      return version.template;
    });
  }
  const text = server.state.manifests.share(manifest);
  const template = templateOfText(text);
  demandEngine(template, server.engine);
  return {
    template,
    defaultVersionId,
    columns: {
      pipelineId: source.pipelineId,
      pipelineName: pipeline?.name ?? '',
      workflowManifest: template.kind === 'ir' ? '' : text,
      pipelineManifest: template.kind === 'ir' ? text : '',
      parameters: source.parameters,
    },
  };
}
