import {
  alreadyExists,
  internalError,
  invalidInput,
  invalidInputCausedBy,
  UnclassifiedFailure,
  wrapping,
} from '../errors/server-failure.js';
import { goQueryUnescape } from '../http/query-values.js';
import { goJson } from '../json/go-json-string.js';
import { collationKey } from '../mysql/collation.js';
import { columnError } from '../mysql/column-error.js';
import type { ReleaseProfile } from '../profile/release-profile.js';
import type { ServerContext } from '../server-context.js';
import type { PipelineRow, VersionRow } from '../store/rows.js';
import { lintTemplates } from '../template/lint-workflow.js';
import {
  demandEngine,
  parseTemplate,
  storedTemplate,
  type Template,
  templateParameters,
} from '../template/parse-template.js';

const MAX_NAME_BYTES = 100;

/** The name of a new pipeline: URL-decoded once more, or that of its file. Releases 2.x take it as it is. */
export function pipelineNameOf(asked: string, fileName: string, profile: ReleaseProfile): string {
  if (profile.plainNames) return asked === '' ? fileName : asked;
  const decoded = goQueryUnescape(asked);
  if (decoded.error !== undefined) {
    throw invalidInputCausedBy('Pipeline name in the query string has invalid format.', decoded.error);
  }
  const name = decoded.text === '' ? fileName : decoded.text;
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw invalidInput(`Pipeline name too long. Support maximum length of ${MAX_NAME_BYTES}`);
  }
  return name;
}

/** A package that may be stored: understood, and its templates in order. */
function checkedTemplate(server: ServerContext, text: string): Template {
  const template = parseTemplate(text);
  demandEngine(template, server.engine);
  const found = template.kind === 'argo' ? lintTemplates(template.workflow) : undefined;
  if (found !== undefined) throw new UnclassifiedFailure(found);
  return template;
}

export interface NewPipeline {
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  /** Text of the package. */
  readonly text: string;
}

/** Stores a pipeline and its first version, which has its name, and in release 1.8.5 its id. */
export function insertPipeline(server: ServerContext, asked: NewPipeline): PipelineRow {
  return wrapping('Create pipeline failed', () => {
    const template = checkedTemplate(server, asked.text);
    const parameters = templateParameters(template);
    const error = columnError(server.database, 'pipelines', [
      { column: 'Description', value: asked.description },
      { column: 'Name', value: asked.name, limit: 255 },
      { column: 'Namespace', value: asked.namespace, limit: 255 },
      { column: 'Parameters', value: goJson(parameters) },
    ]);
    if (error !== undefined) throw internalError(`Failed to add pipeline to pipeline table: ${error}`, error);
    if (server.state.tables.pipelines.named(asked.namespace, collationKey(asked.name))) {
      throw alreadyExists(
        `Failed to create a new pipeline. The name ${asked.name} already exist. Please specify a new name.`,
      );
    }
    const id = server.ids.uuid();
    const { versionsComeFirst } = server.profile;
    const versionId = versionsComeFirst ? server.ids.uuid() : id;
    const createdAt = server.clock.nowSeconds();
    const { name, namespace } = asked;
    const pipeline: PipelineRow = {
      id,
      name,
      description: asked.description,
      createdAt,
      namespace,
      parameters,
      defaultVersionId: versionId,
    };
    server.state.add('pipelines', pipeline);
    server.state.add('versions', {
      id: versionId,
      name,
      description: versionsComeFirst ? asked.description : '',
      createdAt,
      pipelineId: id,
      parameters,
      codeSourceUrl: '',
      template: storedTemplate(template, name, namespace),
    });
    return pipeline;
  });
}

export interface NewVersion {
  readonly name: string;
  readonly description: string;
  readonly pipelineId: string;
  readonly codeSourceUrl: string;
  readonly text: string;
}

/** Stores a version, which becomes the default one of its pipeline. */
export function insertVersion(server: ServerContext, asked: NewVersion): VersionRow {
  return wrapping('Create pipeline version failed', () => {
    const template = checkedTemplate(server, asked.text);
    const parameters = templateParameters(template);
    const error = columnError(server.database, 'pipeline_versions', [
      { column: 'CodeSourceUrl', value: asked.codeSourceUrl, limit: 255 },
      { column: 'Description', value: asked.description },
      { column: 'Name', value: asked.name, limit: 255 },
      { column: 'Parameters', value: goJson(parameters) },
    ]);
    const table = 'Failed to add version to pipeline version table';
    if (error !== undefined) throw internalError(`${table}: ${error}`, error);
    if (server.state.tables.versions.named(asked.pipelineId, collationKey(asked.name))) {
      throw alreadyExists(
        `Failed to create a new pipeline version. The name ${asked.name} already exist. Please specify a new name.`,
      );
    }
    const pipeline = server.state.tables.pipelines.get(asked.pipelineId);
    if (!pipeline) {
      const cause =
        'Error 1452: Cannot add or update a child row: a foreign key constraint fails ' +
        `(\`${server.database}\`.\`pipeline_versions\`, CONSTRAINT \`pipeline_versions_PipelineId_pipelines_UUID_foreign\` ` +
        'FOREIGN KEY (`PipelineId`) REFERENCES `pipelines` (`UUID`) ON DELETE CASCADE ON UPDATE CASCADE)';
      throw internalError(`${table}: ${cause}`, cause);
    }
    const version: VersionRow = {
      id: server.ids.uuid(),
      name: asked.name,
      description: asked.description,
      createdAt: server.clock.nowSeconds(),
      pipelineId: asked.pipelineId,
      parameters,
      codeSourceUrl: asked.codeSourceUrl,
      template: storedTemplate(template, pipeline.name, pipeline.namespace),
    };
    server.state.add('versions', version);
    pipeline.defaultVersionId = version.id;
    server.state.save('pipelines', pipeline);
    return version;
  });
}
