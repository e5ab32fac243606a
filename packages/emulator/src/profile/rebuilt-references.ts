import type { JobRow, Reference, RunRow } from '../store/rows.js';

/** References as releases 2.x make them from the stored columns: without names, and with the namespace when there is one. */
export function rebuiltReferences(row: RunRow | JobRow, multiUser: boolean): readonly Reference[] {
  const of = (type: Reference['type'], id: string, relationship: string): Reference => ({
    type,
    id,
    name: '',
    relationship,
  });
  const creator =
    row.references.find(({ type }) => type === 'JOB') ?? row.references.find(({ type }) => type === 'PIPELINE_VERSION');
  const pipeline = row.pipelineId === '' ? [] : [of('PIPELINE', row.pipelineId, 'CREATOR')];
  return [
    of('EXPERIMENT', row.experimentId, 'OWNER'),
    ...(multiUser ? [of('NAMESPACE', row.namespace, 'OWNER')] : []),
    ...(creator ? [of(creator.type, creator.id, 'CREATOR')] : pipeline),
  ];
}
