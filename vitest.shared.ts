import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** A setup file for packages that handle secrets: a test in which one gets out fails. */
export const leakWatch = fileURLToPath(new URL('scripts/leak-watch/watch-each-test.ts', import.meta.url));

/** Vitest settings of every package: sources are resolved, so no test needs a build of a sibling. */
export function sharedVitestConfig(overrides: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ['@kfp-ts/source'] },
    ssr: { resolve: { conditions: ['@kfp-ts/source', 'node', 'import', 'module', 'default'] } },
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      typecheck: { enabled: false },
      reporters: ['default', ['json', { outputFile: '.reports/test.json' }]],
      // Against a hang, not a measure of speed: on a busy machine a test may take ten times what it needs.
      testTimeout: 30_000,
      hookTimeout: 30_000,
      ...overrides,
    },
  });
}
