import type { Difference } from '../difference.js';

const REFUSED = 'nothing → ConfigurationError';

/** What the facade does not send. */
export const refusals: readonly Difference[] = [
  {
    reason:
      'What release 1.8.5 answers with an error is refused before the call: the same end, and the hint says what to write instead.',
    cases: {
      'experiments/create_empty_name': REFUSED,
      'experiments/list_page_size_negative': REFUSED,
      'experiments/list_sort_unknown': REFUSED,
      'jobs/create_concurrency_11': REFUSED,
      'pipelines/upload_name_too_long': REFUSED,
      'runs/run_name_empty': REFUSED,
      'runs/run_no_source': REFUSED,
      'runs/run_package_and_pipeline_id': REFUSED,
    },
  },
  {
    reason:
      'What would take effect otherwise than it reads, or not at all, is refused: an interval beside a cron, caching without a package.',
    cases: {
      'jobs/create_cron_empty_and_interval': REFUSED,
      'jobs/create_interval_zero_and_cron': REFUSED,
      'runs/run_caching_pipeline_id': REFUSED,
    },
  },
  {
    reason:
      'An empty id is a variable that nobody has set, so it is refused: sent, it means the whole list, or a list of nothing.',
    cases: {
      'experiments/get_empty_id': REFUSED,
      'paths/get_run_empty': REFUSED,
      'runs/list_experiment_empty': REFUSED,
    },
  },
  {
    reason:
      'Ids are hostile input: dots are folded away, a slash or a colon reaches another route even when it is escaped, and a line end can cut in two what a gate on the way writes anew. No server gives such ids.',
    cases: {
      'paths/get_run_colon': REFUSED,
      'paths/get_run_dot': REFUSED,
      'paths/get_run_dots': REFUSED,
      'paths/get_run_newline': REFUSED,
      'paths/get_run_slash': REFUSED,
    },
  },
  {
    reason:
      'A namespace for a single-user server is refused after one health call that is asked once: the 400 that it gets there does not say that the endpoint or the namespace is the wrong one.',
    cases: { 'experiments/create_namespace_single_user': REFUSED },
  },
  {
    reason:
      'Parameters are checked against those that the pipeline declares, and the error names the nearest: servers, Argo and Tekton, take no other (500 Unrecognized input parameter), whatever the recorded one did. A pipeline root is such a parameter.',
    cases: {
      'runs/func_unknown_argument': 'GET /experiments → ConfigurationError',
      'runs/package_all': 'GET /experiments → ConfigurationError',
      'runs/run_param_names': REFUSED,
      'runs/run_param_names_collide': REFUSED,
      'runs/run_params': REFUSED,
      'runs/run_params_odd_types': REFUSED,
      'tekton/run_package': REFUSED,
      'tekton/run_pipeline_root': REFUSED,
    },
  },
  {
    reason:
      'A file without a workflow or a pipeline specification in it is refused: servers take none (unknown template format), whatever the recorded one did. In a workflow all that these files show is read, as the Python client reads it or better.',
    cases: {
      'pipelines/upload_empty_file': REFUSED,
      'runs/run_caching_no_label': REFUSED,
      'runs/run_yaml_1_1': REFUSED,
      'runs/run_yaml_date': REFUSED,
      'runs/run_yaml_duplicate_keys': REFUSED,
      'runs/run_yaml_empty': REFUSED,
      'runs/run_yaml_merge_keys': REFUSED,
      'runs/run_yaml_unicode': REFUSED,
    },
  },
  {
    reason:
      'Filters are built of words and values, which compile only if a server can read them; a text that is no filter cannot be said, except through client.api.',
    cases: { 'experiments/list_filter_not_json': 'nothing → Unspeakable' },
  },
];
