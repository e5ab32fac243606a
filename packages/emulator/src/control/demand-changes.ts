import type { Change, TableName } from '../store/state.js';
import { ControlError } from './control-input.js';

/** What a row cannot be without: the tables sort, group and find rows by it. */
const TEXTS: Readonly<Record<TableName, readonly string[]>> = {
  experiments: ['id', 'name', 'namespace'],
  pipelines: ['id', 'name', 'namespace'],
  versions: ['id', 'name', 'pipelineId'],
  runs: ['id', 'name', 'namespace', 'experimentId', 'workflowManifest'],
  jobs: ['id', 'name', 'namespace', 'experimentId', 'workflowManifest'],
};

/** The changes of an export that was edited or cut by hand are looked at before the state makes room for them. */
export function demandChanges(changes: readonly unknown[]): readonly Change[] {
  const wrong = changes.findIndex((change) => !isChange(change));
  if (wrong < 0) return changes as readonly Change[];
  throw new ControlError(400, `changes[${wrong}] is no change of a state`, 'Send what GET /_emulator/state answered.');
}

function isChange(value: unknown): boolean {
  if (!isObject(value)) return false;
  if ('put' in value) return isTable(value['put']) && isRow(value['put'], value['row']);
  if ('delete' in value) return isTable(value['delete']) && typeof value['id'] === 'string';
  if ('settings' in value) return isSettings(value['settings']);
  return typeof value['artifact'] === 'string' && typeof value['content'] === 'string';
}

function isRow(table: TableName, row: unknown): boolean {
  if (!isObject(row) || !Number.isFinite(row['createdAt'])) return false;
  if (!TEXTS[table].every((member) => typeof row[member] === 'string')) return false;
  if (table !== 'runs' && table !== 'jobs') return true;
  const { references, parameters } = row;
  return Array.isArray(references) && references.every(isObject) && Array.isArray(parameters);
}

const isSettings = (value: unknown): boolean =>
  isObject(value) && (value['clockOffsetMs'] === undefined || Number.isFinite(value['clockOffsetMs']));

const isTable = (value: unknown): value is TableName => typeof value === 'string' && Object.hasOwn(TEXTS, value);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
