// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { UploadSource } from "../upload/upload-source.js";
export interface paths {
    "/apis/v1beta1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListRuns"];
        put?: never;
        post: operations["CreateRun"];
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
        get: operations["GetRun"];
        put?: never;
        post?: never;
        delete: operations["DeleteRun"];
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
        post: operations["UnarchiveRun"];
        delete?: never;
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
        get: operations["ListJobs"];
        put?: never;
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
        get: operations["GetJob"];
        put?: never;
        post?: never;
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
        get: operations["ListExperiment"];
        put?: never;
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
        get: operations["GetExperiment"];
        put?: never;
        post?: never;
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
        get: operations["ListPipelineVersions"];
        put?: never;
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
        get: operations["GetPipelineVersion"];
        put?: never;
        post?: never;
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
        get: operations["ListPipelines"];
        put?: never;
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
        get: operations["GetPipeline"];
        put?: never;
        post?: never;
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
        PipelineSpecRuntimeConfig: {
            parameters?: {
                [key: string]: components["schemas"]["apiValue"];
            };
            pipeline_root?: string;
        };
        ReportRunMetricsResponseReportRunMetricResult: {
            metric_name?: string;
            metric_node_id?: string;
            status?: components["schemas"]["ReportRunMetricsResponseReportRunMetricResultStatus"];
            message?: string;
        };
        /** @enum {string} */
        ReportRunMetricsResponseReportRunMetricResultStatus: "UNSPECIFIED" | "OK" | "INVALID_ARGUMENT" | "DUPLICATE_REPORTING" | "INTERNAL_ERROR";
        /** @enum {string} */
        RunMetricFormat: "UNSPECIFIED" | "RAW" | "PERCENTAGE";
        apiListRunsResponse: {
            runs?: components["schemas"]["apiRun"][];
            /** Format: int32 */
            total_size?: number;
            next_page_token?: string;
        };
        apiParameter: {
            name?: string;
            value?: string;
        };
        apiPipelineRuntime: {
            pipeline_manifest?: string;
            workflow_manifest?: string;
        };
        apiPipelineSpec: {
            pipeline_id?: string;
            pipeline_name?: string;
            workflow_manifest?: string;
            pipeline_manifest?: string;
            parameters?: components["schemas"]["apiParameter"][];
            runtime_config?: components["schemas"]["PipelineSpecRuntimeConfig"];
        };
        apiReadArtifactResponse: {
            /** Format: byte */
            data?: string;
        };
        /** @enum {string} */
        apiRelationship: "UNKNOWN_RELATIONSHIP" | "OWNER" | "CREATOR";
        apiReportRunMetricsRequest: {
            run_id?: string;
            metrics?: components["schemas"]["apiRunMetric"][];
        };
        apiReportRunMetricsResponse: {
            results?: components["schemas"]["ReportRunMetricsResponseReportRunMetricResult"][];
        };
        apiResourceKey: {
            type?: components["schemas"]["apiResourceType"];
            id?: string;
        };
        apiResourceReference: {
            key?: components["schemas"]["apiResourceKey"];
            name?: string;
            relationship?: components["schemas"]["apiRelationship"];
        };
        /** @enum {string} */
        apiResourceType: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
        apiRun: {
            id?: string;
            name?: string;
            storage_state?: components["schemas"]["apiRunStorageState"];
            pipeline_spec?: components["schemas"]["apiPipelineSpec"];
            resource_references?: components["schemas"]["apiResourceReference"][];
            service_account?: string;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            scheduled_at?: string;
            /** Format: date-time */
            finished_at?: string;
            status?: string;
            error?: string;
            metrics?: components["schemas"]["apiRunMetric"][];
        };
        apiRunDetail: {
            run?: components["schemas"]["apiRun"];
            pipeline_runtime?: components["schemas"]["apiPipelineRuntime"];
        };
        apiRunMetric: {
            name?: string;
            node_id?: string;
            /** Format: double */
            number_value?: number;
            format?: components["schemas"]["RunMetricFormat"];
        };
        /** @enum {string} */
        apiRunStorageState: "STORAGESTATE_AVAILABLE" | "STORAGESTATE_ARCHIVED";
        apiStatus: {
            error?: string;
            /** Format: int32 */
            code?: number;
            details?: components["schemas"]["protobufAny"][];
        };
        apiValue: {
            /** Format: int64 */
            int_value?: string;
            /** Format: double */
            double_value?: number;
            string_value?: string;
        };
        protobufAny: {
            type_url?: string;
            /** Format: byte */
            value?: string;
        };
        /** @enum {string} */
        JobMode: "UNKNOWN_MODE" | "ENABLED" | "DISABLED";
        apiCronSchedule: {
            /** Format: date-time */
            start_time?: string;
            /** Format: date-time */
            end_time?: string;
            cron?: string;
        };
        apiJob: {
            id?: string;
            name?: string;
            pipeline_spec?: components["schemas"]["apiPipelineSpec"];
            resource_references?: components["schemas"]["apiResourceReference"][];
            service_account?: string;
            /** Format: int64 */
            max_concurrency?: string;
            trigger?: components["schemas"]["apiTrigger"];
            mode?: components["schemas"]["JobMode"];
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
            status?: string;
            error?: string;
            /** Format: boolean */
            enabled?: boolean;
            /** Format: boolean */
            no_catchup?: boolean;
        };
        apiListJobsResponse: {
            jobs?: components["schemas"]["apiJob"][];
            /** Format: int32 */
            total_size?: number;
            next_page_token?: string;
        };
        apiPeriodicSchedule: {
            /** Format: date-time */
            start_time?: string;
            /** Format: date-time */
            end_time?: string;
            /** Format: int64 */
            interval_second?: string;
        };
        apiTrigger: {
            cron_schedule?: components["schemas"]["apiCronSchedule"];
            periodic_schedule?: components["schemas"]["apiPeriodicSchedule"];
        };
        apiExperiment: {
            id?: string;
            name?: string;
            /** Format: date-time */
            created_at?: string;
            resource_references?: components["schemas"]["apiResourceReference"][];
            storage_state?: components["schemas"]["apiExperimentStorageState"];
        };
        /** @enum {string} */
        apiExperimentStorageState: "STORAGESTATE_UNSPECIFIED" | "STORAGESTATE_AVAILABLE" | "STORAGESTATE_ARCHIVED";
        apiListExperimentsResponse: {
            experiments?: components["schemas"]["apiExperiment"][];
            /** Format: int32 */
            total_size?: number;
            next_page_token?: string;
        };
        apiGetTemplateResponse: {
            template?: string;
        };
        apiListPipelineVersionsResponse: {
            versions?: components["schemas"]["apiPipelineVersion"][];
            next_page_token?: string;
            /** Format: int32 */
            total_size?: number;
        };
        apiListPipelinesResponse: {
            pipelines?: components["schemas"]["apiPipeline"][];
            /** Format: int32 */
            total_size?: number;
            next_page_token?: string;
        };
        apiPipeline: {
            id?: string;
            /** Format: date-time */
            created_at?: string;
            name?: string;
            parameters?: components["schemas"]["apiParameter"][];
            url?: components["schemas"]["apiUrl"];
            error?: string;
            default_version?: components["schemas"]["apiPipelineVersion"];
            resource_references?: components["schemas"]["apiResourceReference"][];
        };
        apiPipelineVersion: {
            id?: string;
            name?: string;
            /** Format: date-time */
            created_at?: string;
            parameters?: components["schemas"]["apiParameter"][];
            code_source_url?: string;
            package_url?: components["schemas"]["apiUrl"];
            resource_references?: components["schemas"]["apiResourceReference"][];
        };
        apiUrl: {
            pipeline_url?: string;
        };
        apiGetHealthzResponse: {
            /** Format: boolean */
            multi_user?: boolean;
        };
    };
    responses: never;
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
                page_token?: string;
                page_size?: number;
                sort_by?: string;
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                "resource_reference_key.id"?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListRunsResponse"];
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiRunDetail"];
                };
            };
            /** @description x */
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiRunDetail"];
                };
            };
            /** @description x */
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                run_id: string;
                node_id: string;
                artifact_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiReadArtifactResponse"];
                };
            };
            /** @description x */
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiReportRunMetricsResponse"];
                };
            };
            /** @description x */
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
                page_token?: string;
                page_size?: number;
                sort_by?: string;
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                "resource_reference_key.id"?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListJobsResponse"];
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiJob"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiJob"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                page_token?: string;
                page_size?: number;
                sort_by?: string;
                filter?: string;
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                "resource_reference_key.id"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListExperimentsResponse"];
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiExperiment"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiExperiment"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                "resource_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                "resource_key.id"?: string;
                page_size?: number;
                page_token?: string;
                sort_by?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListPipelineVersionsResponse"];
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            /** @description x */
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
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            /** @description x */
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
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetTemplateResponse"];
                };
            };
            /** @description x */
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
                page_token?: string;
                page_size?: number;
                sort_by?: string;
                filter?: string;
                "resource_reference_key.type"?: "UNKNOWN_RESOURCE_TYPE" | "EXPERIMENT" | "JOB" | "PIPELINE" | "PIPELINE_VERSION" | "NAMESPACE";
                "resource_reference_key.id"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiListPipelinesResponse"];
                };
            };
            /** @description x */
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetTemplateResponse"];
                };
            };
            /** @description x */
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
                pipeline_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description x */
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
                name?: string;
                description?: string;
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipeline"];
                };
            };
            /** @description x */
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
    UploadPipelineVersion: {
        parameters: {
            query?: {
                name?: string;
                pipelineid?: string;
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
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiPipelineVersion"];
                };
            };
            /** @description x */
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
    GetHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description x */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["apiGetHealthzResponse"];
                };
            };
            /** @description x */
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
