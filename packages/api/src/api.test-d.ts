// Checked by tsc: each expected error is an error of the types as long as this file compiles.

import { createApi } from './create-api.js';
import { ApiRelationship, ApiResourceType } from './generated/enums.js';
import type { ApiExperiment, ApiRun } from './generated/models.js';

const api = createApi({ baseUrl: 'http://localhost:8888' });

export async function answersAreTyped(): Promise<ApiRun | undefined> {
  const { data, error } = await api.GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id: 'r' } } });
  // @ts-expect-error: there is no data until the error is ruled out
  data.run;
  if (error) return undefined;
  return data.run;
}

export async function parseAsChoosesTheType(): Promise<string | undefined> {
  const { data } = await api.GET('/apis/v1beta1/runs', { parseAs: 'text' });
  return data;
}

export function wrongCalls(): unknown[] {
  return [
    // @ts-expect-error: no such path
    api.GET('/apis/v1beta1/nosuch'),
    // @ts-expect-error: the path has no DELETE
    api.DELETE('/apis/v1beta1/runs'),
    // @ts-expect-error: run_id is missing
    api.GET('/apis/v1beta1/runs/{run_id}'),
    // @ts-expect-error: the parameter is called run_id
    api.DELETE('/apis/v1beta1/runs/{run_id}', { params: { path: { id: 'r' } } }),
    // @ts-expect-error: no such query parameter
    api.GET('/apis/v1beta1/runs', { params: { query: { pageSize: 5 } } }),
    // @ts-expect-error: no such member of an experiment
    api.POST('/apis/v1beta1/experiments', { body: { name: 'x', title: 'y' } }),
    // @ts-expect-error: an upload needs its file
    api.POST('/apis/v1beta1/pipelines/upload', {}),
    // @ts-expect-error: a version needs its pipeline
    api.POST('/apis/v1beta1/pipelines/upload_version', { body: { uploadfile: new Blob() } }),
    // @ts-expect-error: a GET has no body
    api.GET('/apis/v1beta1/runs', { body: {} }),
  ];
}

export const experiment: ApiExperiment = {
  name: 'churn',
  resource_references: [
    { key: { type: ApiResourceType.NAMESPACE, id: 'jane-doe' }, relationship: ApiRelationship.OWNER },
    // @ts-expect-error: no such relationship
    { relationship: 'PARENT' },
  ],
};

export const uploads = [
  api.POST('/apis/v1beta1/pipelines/upload', { body: { uploadfile: new Blob(['a']) } }),
  api.POST('/apis/v1beta1/pipelines/upload', { body: { uploadfile: { name: 'p.zip', content: new Uint8Array(1) } } }),
];
