export interface SizeBudget {
  name: string;
  /** The program that is bundled, as a user would write it. */
  program: string;
  /** The folder whose packages the program sees. */
  resolveFrom: string;
  /** Bytes after minifying and `gzip -9`, of what the program imports statically. */
  maxBytes: number;
}

export const sizeBudgets: readonly SizeBudget[] = [
  {
    name: 'createApi with one operation',
    program: `import { createApi } from '@kfp-ts/api';
      const api = createApi({ baseUrl: 'https://kubeflow.example.com/pipeline' });
      export const getRun = (run_id) => api.GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id } } });`,
    resolveFrom: 'packages/client',
    maxBytes: 4096,
  },
  {
    name: 'the whole KfpClient',
    program: `export { KfpClient } from '@kfp-ts/client';`,
    resolveFrom: 'examples',
    maxBytes: 20_480,
  },
];
