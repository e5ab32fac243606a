const brandOf = (name: string): symbol => Symbol.for(`@kfp-ts/client/${name}`);

/** Names an error class and marks it, so that guards also know instances made by another copy of this package. */
export function brand(errorClass: { prototype: object }, name: string): void {
  Object.defineProperties(errorClass.prototype, { name: { value: name }, [brandOf(name)]: { value: true } });
}

/** Whether `value` is an instance of the class branded `name`, or of one derived from it, in any copy of this package. */
export function hasBrand(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && brandOf(name) in value;
}
