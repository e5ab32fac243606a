/** What the emitters read of an OpenAPI 3.1 document. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> };
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly ApiParameterObject[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: ApiSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: ApiSchema }>> }>
  >;
  readonly 'x-kfp-idempotent'?: boolean;
}

interface ApiParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: ApiSchema;
  readonly 'x-kfp-decoded-twice'?: boolean;
}

export interface ApiSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: ApiSchema;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly description?: string;
  /** A text for each value of an enum. */
  readonly 'x-enum-descriptions'?: Readonly<Record<string, string>>;
}

/** The name at the end of `#/components/schemas/NAME`. */
export function schemaName(schema: ApiSchema | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}

/** `apiRun` → `ApiRun`. */
export function typeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A doc comment on lines of its own, or nothing for no text. */
export function docComment(text: string | undefined, indent = ''): string {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n` : '';
}
