import { posix } from 'node:path';
import { headingFragments, markdownLinks } from './markdown-links.js';

/**
 * Links that lead nowhere inside the repository, one line each. Links to other places are not followed.
 *
 * @param documents text by path, relative to the repository
 * @param paths every file and folder of the repository
 */
export function findBrokenLinks(documents: ReadonlyMap<string, string>, paths: ReadonlySet<string>): string[] {
  return Array.from(documents).flatMap(([path, markdown]) =>
    markdownLinks(markdown)
      .filter(({ target }) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target))
      .flatMap(({ target, line }) => {
        const problem = linkProblem(path, target, documents, paths);
        return problem ? [`${path}:${line}: ${target} ${problem}`] : [];
      }),
  );
}

function linkProblem(
  from: string,
  target: string,
  documents: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
): string | undefined {
  const [file = '', fragment] = target.split('#', 2);
  const to = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file)).replace(/\/$/, '');
  if (!paths.has(to)) return 'does not exist';
  const markdown = documents.get(to);
  if (fragment === undefined || markdown === undefined || headingFragments(markdown).has(fragment)) return undefined;
  return 'names a heading that does not exist';
}
