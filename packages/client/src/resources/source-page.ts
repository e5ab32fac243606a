import type { Answer } from '../call/operation-caller.js';
import { inNamespace } from '../decode/in-namespace.js';
import type { SourcePage } from '../pagination/page-source.js';
import { mapAnswer } from './call-promise.js';

interface ListAnswer {
  total_size?: number;
  next_page_token?: string;
}

/** The page in a list's answer; the server leaves out what is empty. */
export function toSourcePage<Raw, T extends object>(
  { total_size, next_page_token }: ListAnswer,
  items: readonly Raw[] | undefined,
  decode: (raw: Raw) => T,
  /** Of the items that name none. */
  namespace?: string,
): SourcePage<T> {
  return {
    items: () => items?.map((raw) => inNamespace(decode(raw), namespace)) ?? [],
    ...(total_size !== undefined && { totalSize: total_size }),
    ...(next_page_token && { nextPageToken: next_page_token }),
  };
}

/** What is on the page of an answer. */
export function itemsOf<T>(page: Promise<Answer<SourcePage<T>>>): Promise<Answer<T[]>> {
  return mapAnswer(page, ({ items }) => items());
}
