/** A number that a journey ends with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Something that users do with many requests, against an emulator in a process of its own. */
export interface Journey {
  readonly name: string;
  readonly run: () => Promise<readonly Figure[]>;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

export const secondsSince = (start: number): number => (performance.now() - start) / 1000;
