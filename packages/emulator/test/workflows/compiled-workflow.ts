import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const FOLDER = new URL('../../../../tests/pipelines/', import.meta.url);

/** Names of the really compiled workflows that begin so. */
export function compiledWorkflows(prefix: string): string[] {
  return readdirSync(FOLDER).filter((name) => name.startsWith(prefix) && name.endsWith('.yaml'));
}

const parsed = new Map<string, unknown>();

/** A compiled workflow as the object of a run: with a name, and with values for all of its parameters. */
export function compiledWorkflow(name: string): Record<string, unknown> {
  if (!parsed.has(name)) parsed.set(name, parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const manifest = structuredClone(parsed.get(name)) as CompiledWorkflow;
  manifest.metadata.name = 'wf';
  for (const parameter of manifest.spec.arguments?.parameters ?? []) parameter.value ??= '';
  return manifest;
}

interface CompiledWorkflow extends Record<string, unknown> {
  metadata: { name?: string };
  spec: { arguments?: { parameters?: { value?: string }[] } };
}
