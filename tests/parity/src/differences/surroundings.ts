import type { Difference } from '../difference.js';

const REFUSED = 'nothing → ConfigurationError';

/** What the facade makes of its address and of what it finds around it. */
export const surroundings: readonly Difference[] = [
  {
    reason: 'An address is used as it is meant, or refused with what to write in its place.',
    cases: {
      'construct/ctor_host_no_scheme': REFUSED,
      'construct/ctor_host_query': REFUSED,
      'construct/ctor_in_cluster_proxy': 'GET http://ml-pipeline.kubeflow.svc.cluster.local:8888/runs → a result',
      'construct/ctor_kubeconfig': 'GET /api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy/runs → a result',
      'construct/ctor_no_config_at_all': 'nothing → ConnectionError',
    },
  },
  {
    reason: 'What a pod offers is used unless it is overruled, and no file is read or written for later processes.',
    cases: {
      'construct/ctor_context_file_no_namespace': 'nothing → a result',
      'construct/ctor_in_cluster_with_host': 'GET /runs +{authorization: Bearer projected-token} → a result',
      'construct/ctor_multi_user_in_pod': 'GET /runs → a result',
    },
  },
];
