import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';

/** What a page is asked for with. The criteria of a list go with the first page only: its token carries them. */
export interface PageRequest {
  readonly pageToken?: string;
  readonly pageSize: number;
}

/** A page as the server gave it. */
export interface SourcePage<T> {
  /** Decodes the items: what comes after this page can be asked for before that. */
  readonly items: () => T[];
  readonly totalSize?: number;
  readonly nextPageToken?: string;
}

export type PageSource<T> = (request: PageRequest, options: CallOptions) => Promise<Answer<SourcePage<T>>>;
