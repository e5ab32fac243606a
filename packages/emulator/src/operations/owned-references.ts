import { internalError, invalidInput, notFound, wrapping } from '../errors/server-failure.js';
import type { ReferenceMessage } from '../json/api-messages.js';
import { goJsonString } from '../json/go-json-string.js';
import type { ServerContext } from '../server-context.js';
import type { ExperimentRow, Reference } from '../store/rows.js';
import { insertExperiment } from './experiments.js';

const DEFAULT_NAME = 'Default';
const DEFAULT_DESCRIPTION = 'All runs created without specifying an experiment will be grouped here.';

type References = readonly (ReferenceMessage | undefined)[];

/** A reference as it was asked for: the name of its object is not known yet. */
export type AskedReference = Pick<Reference, 'id' | 'relationship'> & { readonly type: string };

export const askedReferences = (references: References): AskedReference[] =>
  references.map((reference) => ({
    type: reference?.key?.type ?? '',
    id: reference?.key?.id ?? '',
    relationship: reference?.relationship ?? '',
  }));

/** Multi-user: the namespace of a new run or recurring run is that of its experiment. */
export function namespaceOfExperimentReference(server: ServerContext, references: References): string {
  const id = references.find((reference) => reference?.key?.type === 'EXPERIMENT')?.key?.id ?? '';
  if (id === '') throw invalidInput('Job has no experiment.');
  const namespace = wrapping('Failed to get experiment for job.', () => experimentNamespace(server, id));
  if (namespace === '') throw invalidInput("Job's experiment has no namespace.");
  return namespace;
}

/** The namespace of an experiment that must exist. */
export function experimentNamespace(server: ServerContext, id: string): string {
  const row = server.state.tables.experiments.get(id);
  if (!row) throw notFound('Experiment', id).wrap('Failed to get namespace from experiment ID.');
  return row.namespace;
}

/** The experiment that owns a new object, and its references; without one the Default experiment is taken. */
export function owningExperiment(
  server: ServerContext,
  asked: readonly AskedReference[],
): { experiment: ExperimentRow; asked: readonly AskedReference[] } {
  const owner = asked.find(({ type, relationship }) => type === 'EXPERIMENT' && relationship === 'OWNER');
  if (owner) {
    const experiment = server.state.tables.experiments.get(owner.id);
    if (!experiment && server.profile.userErrorsStayUserErrors) throw notFound('Experiment', owner.id);
    if (!experiment) throw internalError('Failed to get experiment.', notFound('Experiment', owner.id).message);
    return { experiment, asked };
  }
  if (server.multiUser) throw invalidInput('Experiment is required in resource references.');
  const experiment = defaultExperiment(server);
  return { experiment, asked: [...asked, { type: 'EXPERIMENT', id: experiment.id, relationship: 'OWNER' }] };
}

/** The Default experiment, made when it does not exist. */
export function defaultExperiment(server: ServerContext): ExperimentRow {
  const known = server.state.tables.experiments.get(server.state.settings.defaultExperimentId);
  if (known) return known;
  try {
    const row = insertExperiment(server, DEFAULT_NAME, DEFAULT_DESCRIPTION, '');
    server.state.settings.defaultExperimentId = row.id;
    server.state.saveSettings();
    return row;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const text = `Failed to create default experiment. Err: ${error.message}`;
    throw internalError('Failed to create new default experiment', text);
  }
}

/** References with the names that their objects have now. */
export function resolveReferences(server: ServerContext, asked: readonly AskedReference[]): Reference[] {
  return asked.map(({ type, id, relationship }) => {
    if (type !== 'EXPERIMENT' && type !== 'JOB' && type !== 'NAMESPACE' && type !== 'PIPELINE_VERSION') {
      throw invalidInput(`Unsupported resource type: ${type}`).wrap('Failed to convert reference type');
    }
    if (relationship !== 'OWNER' && relationship !== 'CREATOR') {
      throw invalidInput(`Unsupported resource relationship: ${relationship}`).wrap('Failed to convert relationship');
    }
    const name = wrapping('Failed to find the referred resource', () => referredName(server, type, id));
    return { type, id, name, relationship };
  });
}

function referredName(server: ServerContext, type: Reference['type'], id: string): string {
  const { experiments, jobs, versions } = server.state.tables;
  if (type === 'NAMESPACE') return id;
  const [row, kind, noun] =
    type === 'EXPERIMENT'
      ? [experiments.get(id), 'Experiment', 'experiment']
      : type === 'JOB'
        ? [jobs.get(id), 'Job', 'job']
        : [versions.get(id), 'Version', 'pipeline version'];
  if (!row) throw notFound(kind, id).wrap(`Referred ${noun} not found.`);
  return row.name;
}

const STORED_TYPES: Readonly<Record<Reference['type'], string>> = {
  EXPERIMENT: 'Experiment',
  JOB: 'Job',
  NAMESPACE: 'Namespace',
  PIPELINE: 'Pipeline',
  PIPELINE_VERSION: 'PipelineVersion',
};

/** The stored name of the first type that two references share; the database refuses a second one. */
export function repeatedType(references: readonly Reference[]): string | undefined {
  const seen = new Set<string>();
  for (const { type } of references) {
    if (seen.has(type)) return STORED_TYPES[type];
    seen.add(type);
  }
  return undefined;
}

/** References in the order in which the database gives them back. */
export const storedOrder = (references: readonly Reference[]): readonly Reference[] =>
  [...references].sort((a, b) => (STORED_TYPES[a.type] < STORED_TYPES[b.type] ? -1 : 1));

/** References as answers have them. */
export function referencesJson(references: readonly Reference[]): string[] {
  return references.map(
    ({ type, id, name, relationship }) =>
      `{"key":{"type":"${type}"${id === '' ? '' : `,"id":${goJsonString(id)}`}}${name === '' ? '' : `,"name":${goJsonString(name)}`},"relationship":"${relationship}"}`,
  );
}
