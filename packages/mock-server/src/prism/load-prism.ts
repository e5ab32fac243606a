import { createRequire } from 'node:module';

export type Prism = typeof import('@stoplight/prism-http');

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
  const faker = require.resolve('@faker-js/faker');
  const present = require.cache[faker];
  if (present) return import('@stoplight/prism-http');
  require('@faker-js/faker/locale/en');
  const english = require.cache[require.resolve('@faker-js/faker/locale/en')];
  if (!english) return import('@stoplight/prism-http');
  require.cache[faker] = english;
  try {
    return await import('@stoplight/prism-http');
  } finally {
    delete require.cache[faker];
  }
}
