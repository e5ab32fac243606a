import type { ReferenceMessage } from './api-messages.js';
import { goQuote } from './go-format.js';

/** A resource key as the server prints messages in its texts, such as `type:JOB id:"x"`. */
export function printKey(key: { readonly type: string; readonly id: string }): string {
  return [
    ...(key.type === 'UNKNOWN_RESOURCE_TYPE' ? [] : [`type:${key.type}`]),
    ...(key.id === '' ? [] : [`id:${goQuote(key.id)}`]),
  ].join(' ');
}

/** A list of references in the same manner. */
export function printReferences(references: readonly (ReferenceMessage | undefined)[]): string {
  const printed = references.map((reference) =>
    [
      ...(reference?.key ? [`key:{${printKey(reference.key)}}`] : []),
      ...(reference?.name ? [`name:${goQuote(reference.name)}`] : []),
      ...(!reference || reference.relationship === 'UNKNOWN_RELATIONSHIP'
        ? []
        : [`relationship:${reference.relationship}`]),
    ].join(' '),
  );
  return `[${printed.join(' ')}]`;
}
