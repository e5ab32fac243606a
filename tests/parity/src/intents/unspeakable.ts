/** Something of Python's that the facade has no word for: a program in TypeScript cannot say it. */
export class Unspeakable extends Error {}
