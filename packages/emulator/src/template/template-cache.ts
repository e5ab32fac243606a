import { LatestValues } from '../store/latest-values.js';
import { parseTemplate, type Template } from './parse-template.js';

const MAX_CHARACTERS = 8 << 20;
const templates = new LatestValues<string, Template>(MAX_CHARACTERS, (text) => text.length);

/**
 * The template in a text. The latest ones are kept, as the runs of one pipeline share it: it must not be changed.
 * @throws ServerFailure as parseTemplate does
 */
export const templateOfText = (text: string): Template => templates.remember(text, () => parseTemplate(text));
