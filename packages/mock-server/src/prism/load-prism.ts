import { createRequire } from 'node:module';

export type Prism = typeof import('@stoplight/prism-http');

/** A dependency of Prism, looked up from there. */
const FAKER = '@faker-js/faker';

let loaded: Promise<Prism> | undefined;

/** Prism, loaded when first needed. */
export function loadPrism(): Promise<Prism> {
  loaded ??= importWithOneLanguage();
  return loaded;
}

/**
 * Prism's generator loads faker with its words in every language, which is most of the time that Prism takes to load.
 * The description uses none of them, so English has to do; afterwards the module cache is as it was.
 */
async function importWithOneLanguage(): Promise<Prism> {
  const require = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-http'));
  const faker = require.resolve(FAKER);
  const present = require.cache[faker];
  if (present) return import('@stoplight/prism-http');
  require(`${FAKER}/locale/en`);
  const english = require.cache[require.resolve(`${FAKER}/locale/en`)];
  if (!english) return import('@stoplight/prism-http');
  require.cache[faker] = english;
  try {
    return await import('@stoplight/prism-http');
  } finally {
    delete require.cache[faker];
  }
}
