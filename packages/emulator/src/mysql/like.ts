import { weightOf } from './collation.js';
import { latin1Units } from './latin1.js';

/** A test for `text LIKE '%pattern%'`, where `%`, `_` and `\\` of the pattern keep their meaning. */
export function likeMatcher(pattern: string): (text: string) => boolean {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    if (c === '%') source += '[^]*';
    else if (c === '_') source += '[^]';
    else if (c !== '\\') source += equalUnits(c);
    // A backslash at the very end escapes the `%` that closes the pattern: the text has to end there.
    else source += i + 1 < pattern.length ? equalUnits(pattern[++i] ?? '') : `${equalUnits('%')}$`;
  }
  const expression = new RegExp(source);
  return (text) => expression.test(text);
}

let unitsOfWeight: Map<number, string> | undefined;

/** All characters that the collation takes for `c`, as an expression: so that the texts need not be folded. */
function equalUnits(c: string): string {
  unitsOfWeight ??= groupByWeight();
  return `[${unitsOfWeight.get(weightOf(c.charCodeAt(0)))}]`;
}

function groupByWeight(): Map<number, string> {
  const groups = new Map<number, string>();
  for (const unit of latin1Units()) {
    const weight = weightOf(unit);
    groups.set(weight, `${groups.get(weight) ?? ''}\\u${unit.toString(16).padStart(4, '0')}`);
  }
  return groups;
}
