import { goJson } from '../json/go-json-string.js';
import type { Parameter } from '../store/rows.js';

// What JSON escapes is ASCII, too.
const NOT_ASCII = /[^\0-\x7f]/;

/** Parameters as their column takes them; empty when nothing in them can trouble the database, which spares writing them. */
export const parametersColumn = (parameters: readonly Parameter[]): string =>
  parameters.some(({ name, value }) => NOT_ASCII.test(name) || NOT_ASCII.test(value)) ? goJson(parameters) : '';
