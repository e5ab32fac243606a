import { ConfigurationError } from '../errors/index.js';

const KINDS: Readonly<Record<string, string>> = {
  name: 'string',
  description: 'string',
  serviceAccount: 'string',
  pipelineRoot: 'string',
  enableCaching: 'boolean',
  catchup: 'boolean',
  enabled: 'boolean',
};

/**
 * Refuses members of another kind than the server reads: some of them it would take for something else.
 *
 * @throws ConfigurationError
 */
export function checkMembers(request: object): void {
  for (const [name, value] of Object.entries(request)) {
    const kind = KINDS[name];
    if (value === undefined || kind === undefined || typeof value === kind) continue;
    throw new ConfigurationError(`${name} must be a ${kind}, not ${value === null ? 'null' : typeof value}.`, {
      hint: 'Leave it out for the default.',
    });
  }
  const { parameters } = request as { parameters?: unknown };
  if (parameters === undefined || isRecord(parameters)) return;
  throw new ConfigurationError('parameters must be an object of names and values.', {
    hint: 'Such as { rate: 0.1 }; Object.fromEntries(map) makes one of a Map.',
  });
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(Symbol.iterator in value);
