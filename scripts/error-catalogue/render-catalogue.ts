import type { ErrorClass } from './error-class.js';

/** The public error classes of a package. */
export interface CataloguedPackage {
  readonly name: string;
  readonly classes: readonly ErrorClass[];
}

const HEAD = `# Errors

Made from the sources by \`pnpm docs:write\`; what stands here is what the docstrings say.

Every error says in its message what happened and, where something can be done, in \`hint\` what to do next. Neither holds secrets. Tell errors apart by their guards (\`isNotFoundError(error)\`) or by \`code\`: unlike \`instanceof\`, both work across copies of a package. An aborted call rejects with the reason of its signal, which is none of these.

\`\`\`ts
import { isNotFoundError, isRateLimitedError, KfpClient } from '@kfp-ts/client';

const kfp = new KfpClient({ endpoint: 'http://localhost:8888' });
try {
  await kfp.runs.get(id);
} catch (error) {
  if (isNotFoundError(error)) console.log('There is no such run.');
  else if (isRateLimitedError(error)) await sleep(error.retryAfterMs ?? 1_000);
  else throw error;
}
\`\`\`

What each fault comes to in each action stands in the [fault matrix](fault-matrix.md).
`;

/** The catalogue as a document: one heading, and so one anchor, a class. */
export function renderCatalogue(packages: readonly CataloguedPackage[]): string {
  const known = new Set(packages.flatMap(({ classes }) => classes.map(({ name }) => name)));
  const sections = packages.map(({ name, classes }) => {
    const overview = familyTree(classes, rootOf(classes));
    return [`## \`${name}\``, overview, ...classes.map((error) => renderClass(error, known))].join('\n\n');
  });
  return `${[HEAD.trimEnd(), ...sections].join('\n\n')}\n`;
}

function renderClass(error: ErrorClass, known: ReadonlySet<string>): string {
  const { name, base, when, remedy, codes, members, guard } = error;
  const facts = [
    `extends ${known.has(base) ? link(base) : `\`${base}\``}`,
    ...(codes.length > 0 ? [`\`code\` ${codes.map((code) => `\`${code}\``).join(', ')}`] : []),
    ...(guard ? [`guard \`${guard}(error)\``] : []),
  ];
  const rows = members.map(
    ({ name: member, type, text }) => `| \`${member}\` | \`${type.replaceAll('|', '\\|')}\` | ${text} |`,
  );
  const table = ['| member | type | |', '| --- | --- | --- |', ...rows].join('\n');
  return [
    `### ${name}`,
    `${facts.join(' · ')}`,
    when,
    `**What to do:** ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`,
    ...(rows.length > 0 ? [table] : []),
  ].join('\n\n');
}

/** The class outside the package that its errors come from. */
function rootOf(classes: readonly ErrorClass[]): string {
  const names = new Set(classes.map(({ name }) => name));
  return classes.find(({ base }) => !names.has(base))?.base ?? 'Error';
}

function familyTree(classes: readonly ErrorClass[], base: string, depth = 0): string {
  return classes
    .filter((error) => error.base === base)
    .flatMap(({ name }) => [`${'  '.repeat(depth)}- ${link(name)}`, familyTree(classes, name, depth + 1)])
    .filter((line) => line !== '')
    .join('\n');
}

const link = (name: string): string => `[${name}](#${name.toLowerCase()})`;
