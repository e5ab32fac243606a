// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { Int64 } from "../int64.js";
import type { UploadSource } from "../upload/upload-source.js";
export interface paths {
    "/apis/v1beta1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs
         * @description Of an experiment or a namespace, named by the resource reference key, oldest first unless sorted. The server holds 20 to a page by default and 200 at most.
         */
        get: operations["ListRuns"];
        put?: never;
        /**
         * Start a run
         * @description Sending it twice starts two runs. A multi-user server finds the namespace through the experiment.
         */
        post: operations["CreateRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{id}:archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a run to the archive */
        post: operations["ArchiveRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{id}:unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a run back from the archive */
        post: operations["UnarchiveRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a run and the state of its workflow */
        get: operations["GetRun"];
        put?: never;
        post?: never;
        /**
         * Delete a run
         * @description Its workflow goes with it.
         */
        delete: operations["DeleteRun"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{run_id}/nodes/{node_id}/artifacts/{artifact_name}:read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an output artifact of a node
         * @description The bytes as they lie in the object store, most often a gzipped tar archive. An object that is missing there answers as an empty object.
         */
        get: operations["ReadArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{run_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the failed nodes of a run again
         * @description Only for a run that failed and only for workflows of version 1; another run is a 409.
         */
        post: operations["RetryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{run_id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a running run */
        post: operations["TerminateRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/runs/{run_id}:reportMetrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report metrics of a run
         * @description Each metric has a result of its own in the answer. The UI server blocks this address.
         */
        post: operations["ReportRunMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recurring runs
         * @description Of an experiment or a namespace, named by the resource reference key.
         */
        get: operations["ListJobs"];
        put?: never;
        /**
         * Create a recurring run
         * @description It starts disabled unless enabled is true, and needs a max_concurrency of 1 to 10.
         */
        post: operations["CreateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a recurring run */
        get: operations["GetJob"];
        put?: never;
        post?: never;
        /**
         * Delete a recurring run
         * @description Runs that it started stay.
         */
        delete: operations["DeleteJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/jobs/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a recurring run
         * @description No further run starts until it is enabled.
         */
        post: operations["DisableJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/jobs/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a recurring run */
        post: operations["EnableJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List experiments
         * @description A multi-user server wants a namespace as the resource reference key.
         */
        get: operations["ListExperiment"];
        put?: never;
        /**
         * Create an experiment
         * @description The name is unique in its namespace; a taken one is a 409 with code 6.
         */
        post: operations["CreateExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an experiment */
        get: operations["GetExperiment"];
        put?: never;
        post?: never;
        /**
         * Delete an experiment
         * @description Its runs and recurring runs stay without one.
         */
        delete: operations["DeleteExperiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/experiments/{id}:archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive an experiment
         * @description Its runs are archived and its recurring runs disabled.
         */
        post: operations["ArchiveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/experiments/{id}:unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an experiment back from the archive
         * @description Its runs stay archived and its recurring runs disabled.
         */
        post: operations["UnarchiveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipeline_versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a pipeline
         * @description The pipeline is named by the resource key.
         */
        get: operations["ListPipelineVersions"];
        put?: never;
        /**
         * Create a pipeline version from a URL
         * @description The server downloads the package, and needs a reference to the pipeline. The new version becomes the default one.
         */
        post: operations["CreatePipelineVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipeline_versions/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a pipeline version */
        get: operations["GetPipelineVersion"];
        put?: never;
        post?: never;
        /**
         * Delete a pipeline version
         * @description When it is the default one, the newest of the others takes its place.
         */
        delete: operations["DeletePipelineVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipeline_versions/{version_id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the workflow of a pipeline version */
        get: operations["GetPipelineVersionTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pipelines
         * @description Without a namespace key, those that everybody shares.
         */
        get: operations["ListPipelines"];
        put?: never;
        /**
         * Create a pipeline from a URL
         * @description The server downloads the package; its first version has the pipeline's id and name.
         */
        post: operations["CreatePipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a pipeline */
        get: operations["GetPipeline"];
        put?: never;
        post?: never;
        /**
         * Delete a pipeline
         * @description On 1.8.5 its versions go with it; 2.x refuses while there are any.
         */
        delete: operations["DeletePipeline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines/{id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the workflow of a pipeline's default version */
        get: operations["GetTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines/{pipeline_id}/default_version/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the default version of a pipeline
         * @description 2.x accepts it and changes nothing: the newest version is the default.
         */
        post: operations["UpdatePipelineDefaultVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a package as a new pipeline
         * @description At most 32 MiB. The file's name decides how it is read: .yaml, .yml and .json as they are, anything else as zip or tar.gz.
         */
        post: operations["UploadPipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/pipelines/upload_version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a package as a new version of a pipeline
         * @description At most 32 MiB, read as by UploadPipeline. The new version becomes the default one.
         */
        post: operations["UploadPipelineVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/v1beta1/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the server is up, and in which mode
         * @description Needs no sign-in.
         */
        get: operations["GetHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Inputs of a version 2 pipeline. */
        PipelineSpecRuntimeConfig: {
            /** @description Values by parameter name. */
            parameters?: {
                [key: string]: components["schemas"]["apiValue"];
            };
            /** @description Folder of the object store that takes the outputs. */
            pipeline_root?: string;
        };
        /** @description What became of one reported metric. */
        ReportRunMetricsResponseReportRunMetricResult: {
            /** @description Name of the metric. */
            metric_name?: string;
            /** @description Node that reported it. */
            metric_node_id?: string;
            /** @description Whether it was stored. */
            status?: components["schemas"]["ReportRunMetricsResponseReportRunMetricResultStatus"];
            /** @description Why it was not stored. */
            message?: string;
        };
        /**
         * @description Whether a reported metric was stored.
         * @enum {string}
         */
        ReportRunMetricsResponseReportRunMetricResultStatus: "UNSPECIFIED" | "OK" | "INVALID_ARGUMENT" | "DUPLICATE_REPORTING" | "INTERNAL_ERROR";
        /**
         * @description How a metric is shown.
         * @enum {string}
         */
        RunMetricFormat: "UNSPECIFIED" | "RAW" | "PERCENTAGE";
        /** @description A page of runs. */
        apiListRunsResponse: {
            /** @description Absent on an empty page. */
            runs?: components["schemas"]["apiRun"][];
            /**
             * Format: int32
             * @description Number of all items that match, on all pages.
             */
            total_size?: number;
            /** @description Token of the next page, absent on the last one. */
            next_page_token?: string;
        };
        /** @description A parameter and its value. */
        apiParameter: {
            /** @description Name of the parameter. */
            name?: string;
            /** @description Its value, always text. */
            value?: string;
        };
        /** @description The state of a run's workflow. */
        apiPipelineRuntime: {
            /** @description Of version 2 pipelines. */
            pipeline_manifest?: string;
            /** @description The workflow with its status, as JSON text. */
            workflow_manifest?: string;
        };
        /** @description What a run executes. */
        apiPipelineSpec: {
            /** @description Id of an uploaded pipeline; its default version is taken. */
            pipeline_id?: string;
            /** @description Name of that pipeline, set by the server. */
            pipeline_name?: string;
            /** @description A workflow as JSON text, in place of an uploaded pipeline. */
            workflow_manifest?: string;
            /** @description A version 2 pipeline as JSON text. */
            pipeline_manifest?: string;
            /** @description Values for the workflow's parameters. */
            parameters?: components["schemas"]["apiParameter"][];
            /** @description Inputs of a version 2 pipeline. */
            runtime_config?: components["schemas"]["PipelineSpecRuntimeConfig"];
        };
        /** @description The content of an artifact. */
        apiReadArtifactResponse: {
            /** @description The bytes, in base64; absent when the object is missing in the store. */
            data?: string;
        };
        /**
         * @description What a reference means to the object that holds it.
         * @enum {string}
         */
        apiRelationship: "UNKNOWN_RELATIONSHIP" | "OWNER" | "CREATOR";
        /** @description Metrics to report. */
        apiReportRunMetricsRequest: {
            /** @description Id of the run, as in the path. */
            run_id?: string;
            /** @description The metrics. */
            metrics?: components["schemas"]["apiRunMetric"][];
        };
        /** @description What became of the reported metrics. */
        apiReportRunMetricsResponse: {
            /** @description One for each metric, in order. */
            results?: components["schemas"]["ReportRunMetricsResponseReportRunMetricResult"][];
        };
        /** @description Names a resource. */
        apiResourceKey: {
            /** @description Kind of the resource. */
            type?: components["schemas"]["apiResourceType"];
            /** @description Id of the resource; of a namespace, its name. */
            id?: string;
        };
        /** @description Ties an object to a resource. */
        apiResourceReference: {
            /** @description The resource. A reference without one ends a 1.8.5 server. */
            key?: components["schemas"]["apiResourceKey"];
            /** @description Name of the resource, set by the server where it tells it. */
            name?: string;
            /** @description What the resource is to the object. */
            relationship?: components["schemas"]["apiRelationship"];
        };
        /**
         * @description Kind of a resource.
         * @enum {string}
         */
        apiResourceType: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
        /** @description A run of a pipeline. */
        apiRun: {
            /** @description Set by the server. */
            id?: string;
            /** @description Need not be unique. */
            name?: string;
            /** @description Whether it is archived. */
            storage_state?: components["schemas"]["apiRunStorageState"];
            /** @description Free text. */
            description?: string;
            /** @description What it executes. */
            pipeline_spec?: components["schemas"]["apiPipelineSpec"];
            /** @description What it belongs to. */
            resource_references?: components["schemas"]["apiResourceReference"][];
            /** @description Kubernetes service account that its pods use. */
            service_account?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it was due. 1970-01-01T00:00:00Z stands for never.
             */
            scheduled_at?: string;
            /**
             * Format: date-time
             * @description When it ended. 1970-01-01T00:00:00Z stands for never.
             */
            finished_at?: string;
            /** @description Pending, Running, Succeeded, Skipped, Failed, Error or Terminating; absent until the workflow is first seen. */
            status?: string;
            /** @description Why the server could not read the object; then only the id stands beside it. */
            error?: string;
            /** @description What its nodes reported. */
            metrics?: components["schemas"]["apiRunMetric"][];
        };
        /** @description A run and the state of its workflow. */
        apiRunDetail: {
            /** @description The run. */
            run?: components["schemas"]["apiRun"];
            /** @description The state of its workflow. */
            pipeline_runtime?: components["schemas"]["apiPipelineRuntime"];
        };
        /** @description A number that a node reported. */
        apiRunMetric: {
            /** @description 1 to 63 lower-case letters, digits and hyphens, with a letter first. */
            name?: string;
            /** @description Node that reported it. */
            node_id?: string;
            /**
             * Format: double
             * @description The number.
             */
            number_value?: number;
            /** @description How to show it. */
            format?: components["schemas"]["RunMetricFormat"];
        };
        /**
         * @description Whether a run is archived.
         * @enum {string}
         */
        apiRunStorageState: "STORAGESTATE_AVAILABLE" | "STORAGESTATE_ARCHIVED";
        /** @description An error. */
        apiStatus: {
            /** @description What happened, in 1.8.5. */
            error?: string;
            /**
             * Format: int32
             * @description gRPC status code, such as 5 for not found.
             */
            code?: number;
            /** @description More on it; the server's own errors have one detail with error_message and error_details. */
            details?: components["schemas"]["protobufAny"][];
            /** @description What happened; the same text as error. */
            message?: string;
        };
        /** @description A typed value; one of the members is set. */
        apiValue: {
            /**
             * Format: int64
             * @description A whole number.
             */
            int_value?: Int64;
            /**
             * Format: double
             * @description A number.
             */
            double_value?: number;
            /** @description A text. */
            string_value?: string;
        };
        /** @description More on an error. */
        protobufAny: {
            /** @description Name of the detail's type; its members stand beside it. */
            "@type"?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Whether a new recurring run is enabled.
         * @enum {string}
         */
        JobMode: "UNKNOWN_MODE" | "ENABLED" | "DISABLED";
        /** @description Times given by a cron expression. */
        apiCronSchedule: {
            /**
             * Format: date-time
             * @description No run before it.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description No run after it.
             */
            end_time?: string;
            /** @description Five or six fields, seconds first: a five-field crontab line means something else here. */
            cron?: string;
        };
        /** @description A recurring run. */
        apiJob: {
            /** @description Set by the server. */
            id?: string;
            /** @description Need not be unique. */
            name?: string;
            /** @description Free text. */
            description?: string;
            /** @description What its runs execute. */
            pipeline_spec?: components["schemas"]["apiPipelineSpec"];
            /** @description What it belongs to. */
            resource_references?: components["schemas"]["apiResourceReference"][];
            /** @description Kubernetes service account that its runs use. */
            service_account?: string;
            /**
             * Format: int64
             * @description Runs at one time, 1 to 10.
             */
            max_concurrency?: Int64;
            /** @description When it starts runs. */
            trigger?: components["schemas"]["apiTrigger"];
            /** @description Read on creation, where enabled decides. */
            mode?: components["schemas"]["JobMode"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it was last written; it moves without a change too.
             */
            updated_at?: string;
            /** @description State of its schedule in Kubernetes. */
            status?: string;
            /** @description Why the server could not read the object; then only the id stands beside it. */
            error?: string;
            /** @description Whether it starts runs. */
            enabled?: boolean;
            /** @description Leaves missed times out, all but the last. */
            no_catchup?: boolean;
        };
        /** @description A page of recurring runs. */
        apiListJobsResponse: {
            /** @description Absent on an empty page. */
            jobs?: components["schemas"]["apiJob"][];
            /**
             * Format: int32
             * @description Number of all items that match, on all pages.
             */
            total_size?: number;
            /** @description Token of the next page, absent on the last one. */
            next_page_token?: string;
        };
        /** @description Times at even intervals. */
        apiPeriodicSchedule: {
            /**
             * Format: date-time
             * @description No run before it.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description No run after it.
             */
            end_time?: string;
            /**
             * Format: int64
             * @description Seconds between the starts of two runs.
             */
            interval_second?: Int64;
        };
        /** @description When a recurring run starts runs; without either member, once. */
        apiTrigger: {
            /** @description By a cron expression. */
            cron_schedule?: components["schemas"]["apiCronSchedule"];
            /** @description At even intervals; wins over cron_schedule. */
            periodic_schedule?: components["schemas"]["apiPeriodicSchedule"];
        };
        /** @description A group of runs. */
        apiExperiment: {
            /** @description Set by the server. */
            id?: string;
            /** @description Unique in its namespace. */
            name?: string;
            /** @description Free text. */
            description?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at?: string;
            /** @description On multi-user servers, the namespace that owns it. */
            resource_references?: components["schemas"]["apiResourceReference"][];
            /** @description Whether it is archived. */
            storage_state?: components["schemas"]["apiExperimentStorageState"];
        };
        /**
         * @description Whether an experiment is archived.
         * @enum {string}
         */
        apiExperimentStorageState: "STORAGESTATE_UNSPECIFIED" | "STORAGESTATE_AVAILABLE" | "STORAGESTATE_ARCHIVED";
        /** @description A page of experiments. */
        apiListExperimentsResponse: {
            /** @description Absent on an empty page. */
            experiments?: components["schemas"]["apiExperiment"][];
            /**
             * Format: int32
             * @description Number of all items that match, on all pages.
             */
            total_size?: number;
            /** @description Token of the next page, absent on the last one. */
            next_page_token?: string;
        };
        /** @description A workflow. */
        apiGetTemplateResponse: {
            /** @description The workflow as text: JSON from 1.8.5, JSON or YAML from 2.x. */
            template?: string;
        };
        /** @description A page of pipeline versions. */
        apiListPipelineVersionsResponse: {
            /** @description Absent on an empty page. */
            versions?: components["schemas"]["apiPipelineVersion"][];
            /** @description Token of the next page, absent on the last one. */
            next_page_token?: string;
            /**
             * Format: int32
             * @description Number of all items that match, on all pages.
             */
            total_size?: number;
        };
        /** @description A page of pipelines. */
        apiListPipelinesResponse: {
            /** @description Absent on an empty page. */
            pipelines?: components["schemas"]["apiPipeline"][];
            /**
             * Format: int32
             * @description Number of all items that match, on all pages.
             */
            total_size?: number;
            /** @description Token of the next page, absent on the last one. */
            next_page_token?: string;
        };
        /** @description An uploaded pipeline. */
        apiPipeline: {
            /** @description Set by the server. */
            id?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at?: string;
            /** @description Unique in its namespace, or among the shared ones. */
            name?: string;
            /** @description Free text. */
            description?: string;
            /** @description Of the default version's workflow. */
            parameters?: components["schemas"]["apiParameter"][];
            /** @description Where the server downloads the package from, on creation. */
            url?: components["schemas"]["apiUrl"];
            /** @description Why the server could not read the object; then only the id stands beside it. */
            error?: string;
            /** @description The version that a run of this pipeline executes. */
            readonly default_version?: components["schemas"]["apiPipelineVersion"];
            /** @description The namespace that owns it; absent for a shared one. */
            resource_references?: components["schemas"]["apiResourceReference"][];
        };
        /** @description One version of a pipeline. */
        apiPipelineVersion: {
            /** @description Set by the server. */
            id?: string;
            /** @description Unique in its pipeline. */
            name?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at?: string;
            /** @description Of its workflow. */
            parameters?: components["schemas"]["apiParameter"][];
            /** @description Where its source can be read. */
            code_source_url?: string;
            /** @description Where the server downloads the package from, on creation. */
            package_url?: components["schemas"]["apiUrl"];
            /** @description The pipeline that owns it. */
            resource_references?: components["schemas"]["apiResourceReference"][];
            /** @description Free text. */
            description?: string;
        };
        /** @description The address of a package. */
        apiUrl: {
            /** @description An http or https URL, or one of the object store. */
            pipeline_url?: string;
        };
        /** @description What the server is. The API server and the UI server answer with different members. */
        apiGetHealthzResponse: {
            /** @description Whether experiments and runs belong to namespaces. */
            multi_user?: boolean;
            /** @description Commit of the API server. */
            commit_sha?: string;
            /** @description Release of the API server. */
            tag_name?: string;
            /** @description Commit of the API server, told by the UI server. */
            apiServerCommitHash?: string;
            /** @description Release of the API server, told by the UI server. */
            apiServerTagName?: string;
            /** @description Commit of the UI server. */
            frontendCommitHash?: string;
            /** @description Release of the UI server. */
            frontendTagName?: string;
            /** @description When the UI server was built. */
            buildDate?: string;
            /** @description Whether the UI server reaches the API server. */
            apiServerReady?: boolean;
            /** @description multi_user of the API server, told by the UI server. */
            apiServerMultiUser?: boolean;
        };
        /** @description An error of an upload. */
        apiUploadError: {
            /** @description What happened. */
            error_message?: string;
            /** @description The same with its causes. */
            error_details?: string;
        };
    };
    responses: {
        /** @description The request cannot be carried out as it is. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiStatus"];
            };
        };
        /** @description Who asks is not known. Release 1.8.5 itself says so with a 500; gates in front of it and later releases use 401. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiStatus"];
            };
        };
        /** @description Who asks may not do this. */
        PermissionDenied: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiStatus"];
            };
        };
        /** @description There is no such object. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiStatus"];
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiStatus"];
            };
        };
        /** @description The upload cannot be carried out as it is. */
        UploadRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiUploadError"];
                "text/plain": components["schemas"]["apiUploadError"];
            };
        };
        /** @description The server failed; a taken name and an invalid workflow answer so too. */
        UploadServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["apiUploadError"];
                "text/plain": components["schemas"]["apiUploadError"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListRuns: {
        parameters: {
            query?: {
                /** @description next_page_token of the page before. It holds only for the same sorting and filter. */
                page_token?: string;
                /** @description Items on a page; 20 when left out, 200 at most. */
                page_size?: number;
                /** @description A field, and asc or desc after a space, such as `created_at desc`. */
                sort_by?: string;
                /** @description Kind of the resource that the items belong to. */
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                /** @description Id of the resource that the items belong to; of a namespace, its name. */
                "resource_reference_key.id"?: string;
                /** @description Predicates as JSON, all of which must hold: `{"predicates":[{"op":"EQUALS","key":"name","string_value":"x"}]}`. */
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListRunsResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    CreateRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiRun"];
            };
        };
        responses: {
            /** @description A run and the state of its workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiRunDetail"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ArchiveRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    UnarchiveRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A run and the state of its workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiRunDetail"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DeleteRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ReadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
                /** @description Id of the node in the workflow's status. */
                node_id: string;
                /** @description Name of the artifact at that node. */
                artifact_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content of an artifact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiReadArtifactResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    RetryRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    TerminateRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ReportRunMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiReportRunMetricsRequest"];
            };
        };
        responses: {
            /** @description What became of the reported metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiReportRunMetricsResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ListJobs: {
        parameters: {
            query?: {
                /** @description next_page_token of the page before. It holds only for the same sorting and filter. */
                page_token?: string;
                /** @description Items on a page; 20 when left out, 200 at most. */
                page_size?: number;
                /** @description A field, and asc or desc after a space, such as `created_at desc`. */
                sort_by?: string;
                /** @description Kind of the resource that the items belong to. */
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                /** @description Id of the resource that the items belong to; of a namespace, its name. */
                "resource_reference_key.id"?: string;
                /** @description Predicates as JSON, all of which must hold: `{"predicates":[{"op":"EQUALS","key":"name","string_value":"x"}]}`. */
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of recurring runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListJobsResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    CreateJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiJob"];
            };
        };
        responses: {
            /** @description A recurring run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiJob"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the recurring run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A recurring run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiJob"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DeleteJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the recurring run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DisableJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the recurring run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    EnableJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the recurring run. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ListExperiment: {
        parameters: {
            query?: {
                /** @description next_page_token of the page before. It holds only for the same sorting and filter. */
                page_token?: string;
                /** @description Items on a page; 20 when left out, 200 at most. */
                page_size?: number;
                /** @description A field, and asc or desc after a space, such as `created_at desc`. */
                sort_by?: string;
                /** @description Predicates as JSON, all of which must hold: `{"predicates":[{"op":"EQUALS","key":"name","string_value":"x"}]}`. */
                filter?: string;
                /** @description Kind of the resource that the items belong to. */
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                /** @description Id of the resource that the items belong to; of a namespace, its name. */
                "resource_reference_key.id"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of experiments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListExperimentsResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    CreateExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiExperiment"];
            };
        };
        responses: {
            /** @description A group of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiExperiment"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the experiment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A group of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiExperiment"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DeleteExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the experiment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ArchiveExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the experiment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    UnarchiveExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the experiment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ListPipelineVersions: {
        parameters: {
            query?: {
                /** @description Kind of the resource that the versions belong to: PIPELINE. */
                "resource_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                /** @description Id of the pipeline. */
                "resource_key.id"?: string;
                /** @description Items on a page; 20 when left out, 200 at most. */
                page_size?: number;
                /** @description next_page_token of the page before. It holds only for the same sorting and filter. */
                page_token?: string;
                /** @description A field, and asc or desc after a space, such as `created_at desc`. */
                sort_by?: string;
                /** @description Predicates as JSON, all of which must hold: `{"predicates":[{"op":"EQUALS","key":"name","string_value":"x"}]}`. */
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pipeline versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListPipelineVersionsResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    CreatePipelineVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiPipelineVersion"];
            };
        };
        responses: {
            /** @description One version of a pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetPipelineVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline version. */
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version of a pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DeletePipelineVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline version. */
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetPipelineVersionTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline version. */
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetTemplateResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    ListPipelines: {
        parameters: {
            query?: {
                /** @description next_page_token of the page before. It holds only for the same sorting and filter. */
                page_token?: string;
                /** @description Items on a page; 20 when left out, 200 at most. */
                page_size?: number;
                /** @description A field, and asc or desc after a space, such as `created_at desc`. */
                sort_by?: string;
                /** @description Predicates as JSON, all of which must hold: `{"predicates":[{"op":"EQUALS","key":"name","string_value":"x"}]}`. */
                filter?: string;
                /** @description Kind of the resource that the items belong to. */
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                /** @description Id of the resource that the items belong to; of a namespace, its name. */
                "resource_reference_key.id"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pipelines. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListPipelinesResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    CreatePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["apiPipeline"];
            };
        };
        responses: {
            /** @description An uploaded pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetPipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An uploaded pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    DeletePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    GetTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetTemplateResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    UpdatePipelineDefaultVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline. */
                pipeline_id: string;
                /** @description Id of the pipeline version. */
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer is an empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
    UploadPipeline: {
        parameters: {
            query?: {
                /** @description Name of the pipeline, at most 100 bytes; the file's name when left out. */
                name?: string;
                /** @description Description of the pipeline. */
                description?: string;
                /** @description Namespace that the pipeline belongs to, on multi-user servers; shared by all when left out. */
                namespace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    uploadfile: UploadSource;
                };
            };
        };
        responses: {
            /** @description An uploaded pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            400: components["responses"]["UploadRefused"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["UploadServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiUploadError"];
                    "text/plain": components["schemas"]["apiUploadError"];
                };
            };
        };
    };
    UploadPipelineVersion: {
        parameters: {
            query: {
                /** @description Name of the version, at most 100 bytes; the file's name when left out. */
                name?: string;
                /** @description Id of the pipeline. */
                pipelineid: string;
                /** @description Description of the version. */
                description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    uploadfile: UploadSource;
                };
            };
        };
        responses: {
            /** @description One version of a pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            400: components["responses"]["UploadRefused"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["UploadServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiUploadError"];
                    "text/plain": components["schemas"]["apiUploadError"];
                };
            };
        };
    };
    GetHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the server is. The API server and the UI server answer with different members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetHealthzResponse"];
                    "text/plain": components["schemas"]["apiGetHealthzResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiStatus"];
                };
            };
        };
    };
}
