import type { Difference } from './difference.js';

const REFUSED = 'nothing → ConfigurationError';

/**
 * Every deliberate difference, and what is done in place of each bug. Where the line of a case is what the Python client
 * does too, the bug is not in what is sent.
 */
export const differences: readonly Difference[] = [
  {
    reason: 'What a server refuses, or reads otherwise than meant, is refused before anything is sent.',
    cases: {
      'experiments/create_empty_name': REFUSED,
      'experiments/get_empty_id': REFUSED,
      'experiments/list_page_size_negative': REFUSED,
      'experiments/list_sort_unknown': REFUSED,
      'jobs/create_concurrency_11': REFUSED,
      'jobs/create_cron_empty_and_interval': REFUSED,
      'jobs/create_interval_zero_and_cron': REFUSED,
      'pipelines/upload_empty_file': REFUSED,
      'pipelines/upload_name_too_long': REFUSED,
      'runs/list_experiment_empty': REFUSED,
      'runs/run_caching_pipeline_id': REFUSED,
      'runs/run_name_empty': REFUSED,
      'runs/run_no_source': REFUSED,
      'runs/run_package_and_pipeline_id': REFUSED,
    },
  },
  {
    reason: 'An id that a path cannot carry to the server as it is, is refused before anything is sent.',
    cases: {
      'paths/get_run_colon': REFUSED,
      'paths/get_run_dot': REFUSED,
      'paths/get_run_dots': REFUSED,
      'paths/get_run_empty': REFUSED,
      'paths/get_run_newline': REFUSED,
      'paths/get_run_slash': REFUSED,
    },
  },
  {
    reason:
      'A namespace for a single-user server, and none for a multi-user one, is refused before anything is sent; no namespace is guessed, and none is kept in a file.',
    cases: {
      'experiments/create_namespace_single_user': REFUSED,
      'experiments/list_multi_user_no_namespace': REFUSED,
      'runs/list_multi_user_no_namespace': REFUSED,
    },
  },
  {
    reason: "The client's namespace counts for every list, whatever its name, and locates nothing.",
    cases: {
      'construct/ctor_in_cluster_namespace': 'GET /runs → a result',
      'construct/ctor_namespace_kubeflow': 'GET /experiments → a result',
      'jobs/list_multi_user':
        'GET /jobs +resource_reference_key.id=user-ns +resource_reference_key.type=NAMESPACE → a result',
    },
  },
  {
    reason: 'A parameter that the pipeline does not declare, a 500 of the server, is refused before anything is sent.',
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
    reason: 'A file that is neither a workflow nor a pipeline specification is refused before anything is sent.',
    cases: {
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
    reason: 'A package is known by what is in it, not by the end of its name.',
    cases: {
      'runs/run_package_json': 'POST /runs → a result',
      'runs/run_package_upper_case': 'POST /runs → a result',
    },
  },
  {
    reason: 'A pipeline specification of the v2 compiler goes where the server reads one: pipeline_manifest.',
    cases: {
      'manifests/run_ir2_ir_control_flow_yaml':
        'POST /runs +pipeline_spec.pipeline_manifest="947f20344d1… -pipeline_spec.workflow_manifest → a result',
      'manifests/run_ir2_ir_params_yaml':
        'POST /runs +pipeline_spec.pipeline_manifest="eee1c2bf73c… -pipeline_spec.workflow_manifest → a result',
    },
  },
  {
    reason: 'Booleans and null are sent as JSON writes them.',
    cases: {
      'jobs/create_params': 'GET /pipelines/#3, POST /jobs +pipeline_spec.parameters.2.value="true" → a result',
    },
  },
  {
    reason: 'A filter is built of words and values, so it is always one that the server can read.',
    cases: {
      'experiments/list_filter_encoded_twice': 'nothing → Unspeakable',
      'experiments/list_filter_not_json': 'nothing → Unspeakable',
    },
  },
  {
    reason: 'Names with % and + reach the server as they are, escaped for both times that it unescapes.',
    cases: {
      'experiments/create_percent':
        'GET /experiments +filter={"key":"name","op":1,"string_value":"50%"}, POST /experiments → a result',
      'experiments/create_plus_existing':
        'GET /experiments +filter={"key":"name","op":1,"string_value":"a+b"} → a result',
      'pipelines/get_pipeline_id_percent':
        'GET /pipelines +filter={"key":"name","op":1,"string_value":"100%"} → a result',
      'pipelines/upload_name_plus': 'POST /pipelines/upload +name=a+b → a result',
    },
  },
  {
    reason: 'Not archived is said in the words of 1.8 and of 2.x servers at once.',
    cases: { 'runs/list_filter_storage': 'GET /runs +filter={"key":"stor… → a result' },
  },
  {
    reason: 'What is left out has the default that it is documented with.',
    cases: {
      'cli/pipeline_upload_no_name': 'POST /pipelines/upload -name → a result',
      'cli/recurring_create_defaults': 'POST /jobs +enabled=true +max_concurrency="1" -no_catchup → a result',
      'cli/recurring_create_no_enabled': 'POST /jobs +enabled=true → a result',
      'experiments/list_page_size_none': 'GET /experiments +page_size=200 → a result',
      'jobs/create_concurrency_none': 'POST /jobs +max_concurrency="1" → a result',
      'runs/run_name_none': 'POST /runs +name="tiny <RUN-TIMESTAMP>" → a result',
      'tekton/func_default_name':
        'GET /apis/v1/experiments, POST /apis/v1/runs +name="exit-handler <RUN-TIMESTAMP>" → a result',
      'runs/run_no_experiment':
        'POST /runs -resource_references.0.key.type -resource_references.0.relationship → a result',
    },
  },
  {
    reason: 'The environment does not overrule the experiment that a program names.',
    cases: {
      'runs/func_env_override_experiment':
        'GET /experiments +filter={"key":"name","op":1,"string_value":"mine"}, POST /experiments, POST /runs +resource_references.0.key.id="00000003-0000-4000-8000-000000000003" → a result',
    },
  },
  {
    reason: 'Making the experiment is a call of its own, so what comes first is for the program to say.',
    cases: { 'runs/package_bad_file': 'GET /experiments, POST /experiments → ConfigurationError' },
  },
  {
    reason: 'A look-up that fails ends the call, and one that was overtaken is made again.',
    cases: {
      'experiments/create_lookup_login_page': 'GET /experiments → UnexpectedResponseError 200',
      'experiments/create_race': 'GET /experiments, POST /experiments, GET /experiments → a result',
      'pipelines/upload_version_unknown_name': 'GET /pipelines → NotFoundError 404',
      'tekton/upload_pipeline_version_unknown': 'GET /apis/v1/pipelines → NotFoundError 404',
    },
  },
  {
    reason: 'Tekton servers get the same calls under their own path, and packages of theirs the same options.',
    cases: {
      'runs/run_caching_tekton_package': 'POST /runs → a result',
      'tekton/archive_experiment': 'POST /apis/v1/experiments/#2:archive → a result',
      'tekton/ctor_iap':
        "GET /apis/v1/healthz +{authorization: Bearer t} -{authorization: Bearer ('t', True)} → a result",
      'tekton/disable_job': 'POST /apis/v1/jobs/#3/disable → a result',
      'tekton/run_caching': 'POST /apis/v1/runs → a result',
      'tekton/terminate_as_kfp': 'POST /apis/v1/runs/#3/terminate → a result',
    },
  },
  {
    reason: 'A run that has ended is over, whatever its status is called; it is looked at before the time is.',
    cases: {
      'tekton/wait_couldntgettask': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_createrunfailed': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_taskruntimeout': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_timeout_but_done': 'GET /apis/v1/runs/#3 → a result',
      'wait/timeout_but_done': 'GET /runs/#3 → a result',
    },
  },
  {
    reason: 'Refused credentials that cannot be renewed end a wait at once; an outage is waited through.',
    cases: {
      'tekton/wait_hot_loop_401': '2 × GET /apis/v1/runs/#3 → AuthenticationRequiredError 401',
      'wait/blip_502': '4 × GET /runs/#3 → a result',
      'wait/hot_loop_401': '2 × GET /runs/#3 → AuthenticationRequiredError 401',
      'wait/hot_loop_401_token': '2 × GET /runs/#3 → AuthenticationRequiredError 401',
    },
  },
  {
    reason: 'A page, an error under a success, an empty answer, or a thing without its id is never a result.',
    cases: {
      'construct/ctor_healthz_login_page': 'GET /healthz → UnexpectedResponseError 200',
      'transport/get_empty_200': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_error_in_200': 'GET /runs → ServerError 200',
      'transport/get_html_200': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_html_with_words': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_json_null': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_run_html_200': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_dates': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_null_run': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_odd_types': 'GET /jobs/x → UnexpectedResponseError 200',
    },
  },
  {
    reason: 'A redirect leads to a login page: it is not followed, and nothing goes to another host.',
    cases: {
      'construct/ctor_healthz_redirect': 'GET /healthz → AuthenticationRequiredError 302',
      'transport/redirect_302_get': 'GET /runs → AuthenticationRequiredError 302',
      'transport/redirect_303_post': 'POST /runs → AuthenticationRequiredError 303',
      'transport/redirect_307_post': 'POST /runs → AuthenticationRequiredError 307',
      'transport/redirect_other_host': 'GET /runs → AuthenticationRequiredError 302',
    },
  },
  {
    reason: 'One answer that time will not change is enough, and the error says which it was.',
    cases: {
      'cli/server_down': 'nothing → ServerError 503',
      'construct/ctor_healthz_401': 'GET /healthz → AuthenticationRequiredError 401',
      'construct/ctor_healthz_404': 'GET /wrong/healthz, GET /wrong/apis/v1/healthz → UnexpectedResponseError 404',
      'transport/get_500_latin1': 'GET /runs → ServerError 500',
      'transport/refused': 'nothing → ConnectionError',
    },
  },
  {
    reason:
      'A passing refusal or half an answer is tried again; of what changes anything, only where the server says that it has not acted.',
    cases: {
      'transport/get_cut_json': '2 × GET /runs → a result',
      'transport/get_429': '2 × GET /runs → a result',
      'transport/get_502_html': '2 × GET /runs → a result',
      'transport/get_503': '2 × GET /runs → a result',
      'transport/get_504': '2 × GET /runs → a result',
      'transport/post_503_retry_after': '3 × POST /runs → a result',
    },
  },
  {
    reason: 'A time limit may be any number, holds for each attempt, and a second one for all of them together.',
    cases: {
      'transport/timeout_float': '2 × GET /runs → a result',
      'transport/timeout_int': '4 × GET /runs → TimeoutError',
      'transport/timeout_pair': '4 × GET /runs → TimeoutError',
    },
  },
  {
    reason: 'An odd value in an answer does not hide the rest: it is passed on as it came.',
    cases: {
      'lowlevel/create_run_v2': 'POST /runs → a result',
      'transport/get_bad_date': 'GET /runs/x → a result',
    },
  },
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
  {
    reason: 'Lists of versions can be filtered, and a page knows the next one.',
    cases: {
      'cli/pipeline_list_versions': 'GET /pipeline_versions → a result',
      'pipelines/list_versions_filter': 'GET /pipeline_versions → a result',
      'cli/pipeline_list_page': 'GET /pipelines → a result',
      'cli/run_list_page': 'GET /runs → a result',
    },
  },
  {
    reason:
      'The bug is in what is printed, returned or thrown, in what is done to the arguments, or in how long it takes; the requests are right.',
    cases: {
      'cli/run_get_detail': 'GET /runs/#8 → a result',
      'cli/run_get_watch': 'GET /runs/#8 → a result',
      'cli/run_submit_wait_failed': 'GET /experiments, POST /runs, 2 × GET /runs/#d → a result',
      'runs/run_pipeline_root': 'POST /runs → a result',
      'transport/eight_async': '8 × GET /runs/#3 → a result',
      'wait/timeout': 'GET /runs/#3 → WaitTimeoutError',
    },
  },
];
