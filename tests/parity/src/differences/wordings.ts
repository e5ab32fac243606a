import type { Difference } from '../difference.js';

/** What the facade asks for in other words. */
export const wordings: readonly Difference[] = [
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
    reason:
      'A package is known by what is in it, and not by the end of its name: what Python refuses to read here is a pipeline.',
    cases: {
      'runs/run_package_json': 'POST /runs → a result',
      'runs/run_package_upper_case': 'POST /runs → a result',
    },
  },
  {
    reason:
      'A pipeline specification of the v2 compiler goes into pipeline_manifest, the place that the API has for one: what stands in workflow_manifest every reader takes for a workflow.',
    cases: {
      'manifests/run_ir2_ir_control_flow_yaml':
        'POST /runs +pipeline_spec.pipeline_manifest="947f20344d1… -pipeline_spec.workflow_manifest → a result',
      'manifests/run_ir2_ir_params_yaml':
        'POST /runs +pipeline_spec.pipeline_manifest="eee1c2bf73c… -pipeline_spec.workflow_manifest → a result',
    },
  },
  {
    reason:
      'A boolean is written as the pipeline writes its own: True where the declared type or default is Python’s, and true where nothing is declared of it, as here.',
    cases: {
      'jobs/create_params': 'GET /pipelines/#3, POST /jobs +pipeline_spec.parameters.2.value="true" → a result',
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
    reason:
      'Not archived is said in the words of 1.8 and, beside them, of 2.x servers, which compare with other words than they answer with: one alone hides nothing there. On 1.8.5 it selects the same.',
    cases: { 'runs/list_filter_storage': 'GET /runs +filter={"key":"stor… → a result' },
  },
  {
    reason:
      'What is left out has the default that it is documented with: every run has a name (the server refuses one without), a recurring run is enabled and runs alone, and an upload is named by the server.',
    cases: {
      'cli/pipeline_upload_no_name': 'POST /pipelines/upload -name → a result',
      'cli/recurring_create_defaults': 'POST /jobs +enabled=true +max_concurrency="1" -no_catchup → a result',
      'cli/recurring_create_no_enabled': 'POST /jobs +enabled=true → a result',
      'jobs/create_concurrency_none': 'POST /jobs +max_concurrency="1" → a result',
      'runs/run_name_none': 'POST /runs +name="tiny <RUN-TIMESTAMP>" → a result',
      'runs/run_no_experiment':
        'POST /runs -resource_references.0.key.type -resource_references.0.relationship → a result',
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
    reason: 'Lists of versions can be filtered, and a page knows the next one.',
    cases: {
      'cli/pipeline_list_versions': 'GET /pipeline_versions → a result',
      'pipelines/list_versions_filter': 'GET /pipeline_versions → a result',
      'cli/pipeline_list_page': 'GET /pipelines → a result',
      'cli/run_list_page': 'GET /runs → a result',
    },
  },
];
