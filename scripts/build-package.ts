/**
 * Builds the package in the current folder: every entry of its `exports`, `imports` and `bin` is bundled into one ES module
 * (lazy imports become shared chunks), and tsc writes the type declarations beside them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

interface PackageManifest {
  name: string;
  exports?: Record<string, unknown>;
  imports?: Record<string, unknown>;
  bin?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as PackageManifest;
rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: sourceEntries(manifest),
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  packages: 'external',
  external: ['#*'],
  sourcemap: true,
  // The original stands beside it in src/.
  sourcesContent: false,
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
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
