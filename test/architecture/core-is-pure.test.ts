import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const modulesOf = async (layer: string): Promise<string[]> =>
  (await readdir(join(root, 'src', layer), { recursive: true }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${layer}/${file.replaceAll('\\', '/')}`);

/** Everything that loading these modules would load: files read, and imports left to Node. Types are erased. */
const loadedBy = async (source: string): Promise<{ files: string[]; left: string[] }> => {
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    packages: 'bundle',
    platform: 'node',
    format: 'esm',
    treeShaking: false,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return {
    files: Object.keys(metafile.inputs).filter((file) => file !== '<stdin>'),
    left: Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    ),
  };
};

const importing = (modules: readonly string[]) => modules.map((module) => `import './${module}';`).join('\n');

describe('the core', () => {
  test.each([
    ['domain', ['domain']],
    ['application', ['domain', 'application']],
  ])('src/%s loads without a package, a module of Node or an outer layer', async (layer, layers) => {
    const modules = await modulesOf(layer);
    expect(modules.length).toBeGreaterThan(0);
    const { files, left } = await loadedBy(importing(modules));
    expect(left).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(modules));
    expect(files.filter((file) => !layers.some((inner) => file.startsWith(`src/${inner}/`)))).toEqual([]);
  });

  test('would be caught loading a package or a module of Node', async () => {
    const { files, left } = await loadedBy(
      `import 'zod/mini'; import 'node:crypto'; export const later = import('fs');`,
    );
    expect(left.sort()).toEqual(['fs', 'node:crypto']);
    expect(files.some((file) => file.includes('node_modules/zod/'))).toBe(true);
  });
});
