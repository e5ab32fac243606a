import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const FOLDER = new URL('../fixtures/workflows/', import.meta.url);

/** Names of the really compiled workflows that begin so. */
export function compiledWorkflows(prefix: string): string[] {
  return readdirSync(FOLDER).filter((name) => name.startsWith(prefix));
}

/** A compiled workflow as the object of a run: with a name, and with values for all of its parameters. */
export function compiledWorkflow(name: string): Record<string, unknown> {
  const manifest = parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  manifest.metadata.name = 'wf';
  for (const parameter of manifest.spec.arguments?.parameters ?? []) parameter.value ??= '';
  return manifest;
}
