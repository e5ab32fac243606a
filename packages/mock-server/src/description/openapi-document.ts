/** The parts of an OpenAPI 3.1 document that this package reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, JsonSchema>>;
    readonly responses?: Readonly<Record<string, unknown>>;
  };
}

/** A JSON schema, read only where the description has to be tightened. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}
