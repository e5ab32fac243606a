import { type CataloguedPackage, renderCatalogue } from './render-catalogue.js';

/** Errors whose docstrings leave something out, and whether the document is what the sources say. */
export function findCatalogueProblems(packages: readonly CataloguedPackage[], written: string): string[] {
  const incomplete = packages.flatMap(({ name: packageName, classes }) =>
    classes.flatMap(({ name, when, remedy }) => [
      ...(when === '' ? [`${packageName}: ${name} does not say when it comes`] : []),
      ...(remedy === '' ? [`${packageName}: ${name} does not say "What to do: …"`] : []),
    ]),
  );
  const stale =
    written === renderCatalogue(packages) ? [] : ['The error catalogue is not up to date: run pnpm docs:write'];
  return [...incomplete, ...stale];
}
