import type { WorkflowObject } from './workflow-object.js';

/**
 * A compiled pipeline: a path (on runtimes with a file system) or `file:` URL, the content of a .yaml, .json, .zip or
 * .tar.gz file as bytes or a stream of them, or a parsed Argo Workflow or Tekton PipelineRun. A bare string is always a path.
 */
export type PackageSource =
  | string
  | URL
  | Blob
  | Uint8Array
  | ArrayBuffer
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | { readonly name: string; readonly content: string | Uint8Array }
  | WorkflowObject;
