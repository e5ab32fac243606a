/** A parameter that a pipeline declares. */
export interface DeclaredParameter {
  readonly name: string;
  /** As the compiler wrote it: text for Argo and Tekton, JSON text for what is no text in the newer representation. */
  readonly default?: string;
  /** Neither a default nor marked optional. The server takes a missing one as the empty text. */
  readonly required: boolean;
  /** The author's word, such as `Integer`, `Boolean`, `JsonArray`, `STRUCT`, or a type of their own. */
  readonly type?: string;
  readonly description?: string;
}
