/** Something that the facade does otherwise than the Python clients, on purpose. */
export interface Difference {
  readonly reason: string;
  /** What it does, by `group/case`, in the form of `summaryOf`. */
  readonly cases: Readonly<Record<string, string>>;
}
