import type { SourcePage } from '../pagination/page-source.js';

interface ListAnswer {
  total_size?: number;
  next_page_token?: string;
}

/** The page in a list's answer; the server leaves out what is empty. */
export function toSourcePage<Raw, T>(
  { total_size, next_page_token }: ListAnswer,
  items: readonly Raw[] | undefined,
  decode: (raw: Raw) => T,
): SourcePage<T> {
  return {
    items: () => items?.map((raw) => decode(raw)) ?? [],
    ...(total_size !== undefined && { totalSize: total_size }),
    ...(next_page_token && { nextPageToken: next_page_token }),
  };
}
