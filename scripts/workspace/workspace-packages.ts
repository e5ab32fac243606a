import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of a package.json that the scripts read. */
export interface PackageManifest {
  name: string;
  version?: string;
  private?: boolean;
  exports?: Record<string, unknown>;
  imports?: Record<string, unknown>;
  bin?: Record<string, string>;
  files?: readonly string[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export interface WorkspacePackage {
  /** Relative to the repository, such as `packages/api`. */
  folder: string;
  manifest: PackageManifest;
}

/** The packages that pnpm-workspace.yaml names, in the order of their folders. */
export function workspacePackages(rootDirectory: string): WorkspacePackage[] {
  const { packages } = parse(readFileSync(join(rootDirectory, 'pnpm-workspace.yaml'), 'utf8')) as {
    packages: readonly string[];
  };
  return packages
    .flatMap((pattern) => matchingFolders(rootDirectory, pattern))
    .filter((folder) => existsSync(join(rootDirectory, folder, 'package.json')))
    .sort()
    .map((folder) => ({ folder, manifest: readManifest(join(rootDirectory, folder)) }));
}

/** Those of them that are published. */
export function publishedPackages(rootDirectory: string): WorkspacePackage[] {
  return workspacePackages(rootDirectory).filter(({ manifest }) => !manifest.private);
}

export function readManifest(directory: string): PackageManifest {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as PackageManifest;
}

/** `folder` or `folder/*`: no other pattern is in use. */
function matchingFolders(rootDirectory: string, pattern: string): string[] {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(rootDirectory, parent))) return [];
  return readdirSync(join(rootDirectory, parent)).map((name) => `${parent}/${name}`);
}
