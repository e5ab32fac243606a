import { describe, expect, it } from 'vitest';
import { findDirectionProblems } from './find-direction-problems.js';
import { packageLayers } from './package-layers.js';

function problems(packageName: string, text: string, file = 'src/a.ts'): string[] {
  const folder = packageName.replace('@kfp-ts/', 'packages/');
  return findDirectionProblems(packageName, folder, [{ path: `${folder}/${file}`, text }], packageLayers);
}

describe('an import against the direction goes unnoticed', () => {
  it.each([
    ['@kfp-ts/api', `import { KfpClient } from '@kfp-ts/client';`],
    ['@kfp-ts/api', `export { KfpClient } from '@kfp-ts/client';`],
    ['@kfp-ts/api', `import '@kfp-ts/workflow';`],
    ['@kfp-ts/api', `type A = import('@kfp-ts/client').KfpClient;`],
    ['@kfp-ts/emulator', `const m = await import('@kfp-ts/client/auth');`],
    ['@kfp-ts/mock-server', `import { operations } from '@kfp-ts/api';`],
    ['@kfp-ts/client', `import { readPackage } from '@kfp-ts/workflow';`],
    ['@kfp-ts/client', `import { type Graph } from '@kfp-ts/workflow';`],
    ['@kfp-ts/client', `import { x } from '../../api/src/operation.js';`],
    ['@kfp-ts/unheard-of', `export const a = 1;`],
  ])('%s: %s', (name, text) => expect(problems(name, text)).toHaveLength(1));

  it('names the file, the line and the rule', () =>
    expect(problems('@kfp-ts/api', `\nimport '@kfp-ts/client';`)).toEqual([
      'packages/api/src/a.ts:2: @kfp-ts/api must not import @kfp-ts/client',
    ]));

  it('holds the emulator’s tests as well', () =>
    expect(problems('@kfp-ts/emulator', `import '@kfp-ts/client';`, 'src/a.test.ts')).toHaveLength(1));
});

describe('an allowed import is refused', () => {
  it.each([
    ['@kfp-ts/client', `import { createApi } from '@kfp-ts/api';`],
    ['@kfp-ts/client', `import type { Graph } from '@kfp-ts/workflow';`],
    ['@kfp-ts/client', `const { readPackage } = await import('@kfp-ts/workflow');`],
    ['@kfp-ts/emulator', `import { operations } from '@kfp-ts/api';`],
    ['@kfp-ts/mock-server', `await import('../../../specs/kfp-v1beta1.openapi.json');`],
    ['@kfp-ts/api', `import { x } from './errors/x.js'; import fs from 'node:fs'; import y from 'openapi-fetch';`],
    ['@kfp-ts/api', `// import '@kfp-ts/client'`],
  ])('%s: %s', (name, text) => expect(problems(name, text)).toEqual([]));

  it('in a test', () => expect(problems('@kfp-ts/client', `import '@kfp-ts/emulator';`, 'src/a.test.ts')).toEqual([]));
});
