/**
 * Builds the package in the current folder: every entry of its `exports`, `imports` and `bin` becomes an ES module, and tsc
 * writes the type declarations beside them. What `.` shares with other entries and with lazy parts is one chunk, what only
 * those share are a few others: a start reads few files, and no class exists twice. With `--one-core` all that loads with
 * `.` is that chunk, which spares bundles the names by which `.` and the chunk know each other; the other entries load it
 * whole, so this is for packages whose other entries are of no use without `.`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'rolldown';

interface PackageManifest {
  name: string;
  exports?: Record<string, unknown>;
  imports?: Record<string, unknown>;
  bin?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as PackageManifest;
rmSync('dist', { recursive: true, force: true });

const oneCore = process.argv.includes('--one-core');
const minShareCount = oneCore ? 1 : 2;

/** The modules that load with `.`. */
const main = new Set([resolve('src/index.ts')]);
/** Those that browsers cannot load; a chunk of theirs holds nothing that browsers need. Only packages with one core run there. */
const nodeOnly = new Set<string>();
const sortModules: Plugin = {
  name: 'sort-modules',
  buildEnd() {
    for (const id of main) {
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) main.add(imported);
    }
    for (const id of this.getModuleIds()) {
      if (this.getModuleInfo(id)?.importedIds.some((imported) => imported.startsWith('node:'))) nodeOnly.add(id);
    }
  },
};

await build({
  input: Object.fromEntries(sourceEntries(manifest).map((path) => [path.replace(/^src\/|\.ts$/g, ''), path])),
  external: (id) => !/^[./]|^[a-z]:/i.test(id),
  platform: 'node',
  tsconfig: false,
  transform: { target: 'es2022' },
  plugins: [sortModules],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    // The original stands beside it in src/.
    sourcemapExcludeSources: true,
    comments: { legal: true, annotation: true, jsdoc: false },
    entryFileNames: '[name].js',
    // Of a shared chunk rolldown names all that share it.
    chunkFileNames: ({ name }) => `chunks/${name.split('~')[0]}-[hash].js`,
    codeSplitting: {
      groups: [
        { name: 'core', test: (id) => main.has(id), minShareCount },
        ...(oneCore
          ? [{ name: 'node', test: (id: string) => nodeOnly.has(id), minShareCount: 2, entriesAware: true }]
          : []),
        { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 8192 },
      ],
    },
  },
  logLevel: 'warn',
  // Where a part loads its own parts on demand, it need not matter that another has them already.
  checks: { ineffectiveDynamicImport: false },
});

const types = spawnSync(
  process.execPath,
  [fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url)), '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;

/** Source files behind the built files that the manifest names. */
function sourceEntries({ exports = {}, imports = {}, bin = {} }: PackageManifest): string[] {
  const built = [...leaves(exports), ...leaves(imports), ...Object.values(bin)].filter((path) => path.endsWith('.js'));
  return [...new Set(built)].map((path) => path.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts'));
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}
