/** What differs between the releases that the emulator can be. The 2.x column follows descriptions only and is unverified. */
export interface ReleaseProfile {
  readonly release: '1.8.5' | '2.x';
  /** Details of errors are a google.rpc.Status instead of an api.Error, and texts have no last period. */
  readonly statusDetails: boolean;
  /** Calls without a usable identity get 401 instead of 500. */
  readonly unauthenticatedIs401: boolean;
  readonly healthzType: string;
  /** Experiments show their namespace reference in single-user mode too, and take one. */
  readonly experimentsAlwaysOwned: boolean;
  /** The Default experiment cannot be deleted. */
  readonly keepsDefaultExperiment: boolean;
  /** Status of a run right after its creation. */
  readonly firstRunStatus: '' | 'Pending';
  /** One-off runs have a scheduled_at, their creation. */
  readonly schedulesOneOffRuns: boolean;
  /** References are made from what is stored, without names, and with the namespace. */
  readonly rebuildsReferences: boolean;
  /** Unknown parameters are a 400 and unknown experiments a 404, on runs too. */
  readonly userErrorsStayUserErrors: boolean;
  /** Archiving looks whether the run exists. */
  readonly archivesOnlyExisting: boolean;
  /** Statuses of recurring runs are ENABLED and DISABLED. */
  readonly jobModes: boolean;
  /** A pipeline cannot be deleted while it has versions; its latest version is always the default one. */
  readonly versionsComeFirst: boolean;
  /** Uploads that clash with an existing name get 409 instead of 500. */
  readonly uploadConflictIs409: boolean;
}

const RELEASE_1_8_5: ReleaseProfile = {
  release: '1.8.5',
  statusDetails: false,
  unauthenticatedIs401: false,
  healthzType: 'text/plain; charset=utf-8',
  experimentsAlwaysOwned: false,
  keepsDefaultExperiment: false,
  firstRunStatus: '',
  schedulesOneOffRuns: false,
  rebuildsReferences: false,
  userErrorsStayUserErrors: false,
  archivesOnlyExisting: false,
  jobModes: false,
  versionsComeFirst: false,
  uploadConflictIs409: false,
};

const RELEASE_2: ReleaseProfile = {
  release: '2.x',
  statusDetails: true,
  unauthenticatedIs401: true,
  healthzType: 'application/json',
  experimentsAlwaysOwned: true,
  keepsDefaultExperiment: true,
  firstRunStatus: 'Pending',
  schedulesOneOffRuns: true,
  rebuildsReferences: true,
  userErrorsStayUserErrors: true,
  archivesOnlyExisting: true,
  jobModes: true,
  versionsComeFirst: true,
  uploadConflictIs409: true,
};

export const profileOf = (release: '1.8.5' | '2.x'): ReleaseProfile => (release === '2.x' ? RELEASE_2 : RELEASE_1_8_5);
