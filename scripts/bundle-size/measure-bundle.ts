import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

export interface BundleSize {
  /** Bytes after minifying and `gzip -9`, of what the program imports statically. */
  staticBytes: number;
  /** The same of what it loads on demand, largest first. */
  lazyChunks: readonly { name: string; bytes: number }[];
}

/** Bundles a program as a user of the packed packages would. What Node brings along stays outside. */
export async function measureBundle(
  program: string,
  resolveDirectory: string,
  platform: 'node' | 'browser',
): Promise<BundleSize> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: resolveDirectory, sourcefile: 'program.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform,
    external: ['node:*'],
    legalComments: 'none',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const contents = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const bytesOf = (names: Iterable<string>) =>
    gzipSync(Buffer.concat(Array.from(names, (name) => contentOf(contents, name))), { level: 9 }).length;
  const entry = Object.keys(metafile.outputs).find((name) =>
    metafile.outputs[name]?.entryPoint?.endsWith('program.js'),
  );
  if (entry === undefined) throw new Error('esbuild wrote no entry for the program.');
  const loaded = staticallyLoaded(metafile, entry);
  const lazy = Object.keys(metafile.outputs).filter((name) => !loaded.has(name));
  return {
    staticBytes: bytesOf(loaded),
    lazyChunks: lazy.map((name) => ({ name, bytes: bytesOf([name]) })).sort((a, b) => b.bytes - a.bytes),
  };
}

/** The entry and every chunk that loads with it. */
function staticallyLoaded({ outputs }: Metafile, entry: string): Set<string> {
  const loaded = new Set([entry]);
  for (const name of loaded) {
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && !external) loaded.add(path);
    }
  }
  return loaded;
}

/** esbuild names outputs relative to the working folder and their contents by absolute path. */
function contentOf(contents: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = Array.from(contents).find(([path]) => path.replaceAll('\\', '/').endsWith(`/${name}`));
  if (!found) throw new Error(`esbuild wrote no content for ${name}.`);
  return found[1];
}
