import type { ReleaseProfile } from '../profile/release-profile.js';
import type { ExperimentRow, RunRow, StorageState } from '../store/rows.js';
import { type Listable, listableExperiments, listableRuns } from './listable.js';

/** Releases 2.x store shorter words than they answer with, and filters compare with what is stored. */
const storedWord = (state: StorageState): string => state.replace('STORAGESTATE_', '');

const laterExperiments: Listable<ExperimentRow> = {
  ...listableExperiments,
  columns: { ...listableExperiments.columns, StorageState: (row) => storedWord(row.storageState) },
};

const laterRuns: Listable<RunRow> = {
  ...listableRuns,
  fields: {
    ...listableRuns.fields,
    finished_at: 'FinishedAtInSec',
    state: 'State',
    namespace: 'Namespace',
    experiment_id: 'ExperimentUUID',
  },
  columns: {
    ...listableRuns.columns,
    StorageState: (row) => storedWord(row.storageState),
    State: (row) => (row.status === '' ? 'PENDING' : row.status === 'Error' ? 'FAILED' : row.status.toUpperCase()),
  },
};

/** How a release lists experiments. */
export const experimentList = (profile: ReleaseProfile): Listable<ExperimentRow> =>
  profile.release === '2.x' ? laterExperiments : listableExperiments;

/** How a release lists runs. */
export const runList = (profile: ReleaseProfile): Listable<RunRow> =>
  profile.release === '2.x' ? laterRuns : listableRuns;
