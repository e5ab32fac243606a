/** A workflow as parsed JSON or YAML. */
export interface WorkflowObject {
  readonly [member: string]: unknown;
  readonly name?: undefined;
  readonly content?: undefined;
}
