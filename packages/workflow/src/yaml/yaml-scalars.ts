import type { ScalarTag, Tags } from 'yaml';

const scalar = (tag: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
  tag: `tag:yaml.org,2002:${tag}`,
  default: true,
  test,
  resolve,
});

const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const NO = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** An integer that a number cannot hold keeps its digits, as text: a rounded one would be another value. */
function exactly(digits: bigint): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : String(digits);
}

function integer(text: string, radix: '' | '0b' | '0o' | '0x', prefixLength: number): number | string {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '').slice(prefixLength).replace(/_/g, '');
  const value = BigInt(`${radix}${digits || '0'}`);
  return exactly(negative ? -value : value);
}

function decimal(text: string): number {
  return Number(text.replace(/_/g, ''));
}

/** `1:30` is 90: digits to the base of 60. */
function sexagesimal(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = text.replace(/^[-+]/, '').replace(/_/g, '').split(':');
  return sign * parts.reduce((total, part) => total * 60 + Number(part), 0);
}

/**
 * What an unquoted word means. The compilers write YAML 1.1 and quote what their own reader would take for something else, so
 * this is that reader: `yes` and `on` are true, `0777` is octal, but `y`, `1e-09` and `0o17` are text. Dates and infinities stay
 * text, since JSON cannot hold them.
 */
const SCALARS: readonly ScalarTag[] = [
  scalar('null', /^(?:~|null|Null|NULL)?$/, () => null),
  scalar('bool', YES, () => true),
  scalar('bool', NO, () => false),
  scalar('int', /^[-+]?0b[01_]+$/, (text) => integer(text, '0b', 2)),
  scalar('int', /^[-+]?0x[0-9a-fA-F_]+$/, (text) => integer(text, '0x', 2)),
  scalar('int', /^[-+]?0[0-7_]+$/, (text) => integer(text, '0o', 1)),
  scalar('int', /^[-+]?(?:0|[1-9][0-9_]*)$/, (text) => integer(text, '', 0)),
  scalar('int', /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/, sexagesimal),
  scalar('float', /^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/, decimal),
  scalar('float', /^\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?$/, decimal),
  scalar('float', /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/, sexagesimal),
];

const STRUCTURE = new Set([
  'tag:yaml.org,2002:map',
  'tag:yaml.org,2002:seq',
  'tag:yaml.org,2002:str',
  'tag:yaml.org,2002:merge',
]);

/** The tags of a schema with its scalars exchanged for the ones above. */
export function compilerTags(tags: Tags): Tags {
  return [...tags.filter((tag) => typeof tag === 'object' && STRUCTURE.has(tag.tag)), ...SCALARS];
}
