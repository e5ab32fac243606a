/** Raw, typed REST: every path, parameter and model of the description, and nothing in between. */
import { ApiRelationship, ApiResourceType, createApi } from '@kfp-ts/api';

const api = createApi({ baseUrl: process.env.KF_PIPELINES_ENDPOINT ?? 'http://localhost:3000' });

const created = await api.POST('/apis/v1beta1/experiments', {
  body: {
    name: `low-level ${Date.now()}`,
    // On a multi-user server an experiment names its namespace; a single-user server refuses that.
    ...(process.env.KFP_NAMESPACE && {
      resource_references: [
        {
          key: { type: ApiResourceType.NAMESPACE, id: process.env.KFP_NAMESPACE },
          relationship: ApiRelationship.OWNER,
        },
      ],
    }),
  },
});
// A refusal is a value here; the facade of @kfp-ts/client throws it.
if (!created.response.ok) throw new Error(`CreateExperiment answered ${created.response.status}`);

const { data } = await api.GET('/apis/v1beta1/experiments/{id}', { params: { path: { id: created.data?.id ?? '' } } });
console.log(data?.name, data?.storage_state);
