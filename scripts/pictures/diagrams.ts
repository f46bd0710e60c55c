// Draws the architecture from the synthesized templates, or checks that the pictures are up to date.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, run } from '../children.mjs';
import { command } from '../command.mjs';
import { writeGenerated } from '../generated-file';
import { readAssembly } from './assembly';
import { drawnSettings, formsOf } from './forms';

const usage = `Usage: npm run diagrams -- [options]

Synthesizes the stack and draws its resources: docs/architecture/aws.svg, .png, .html (choose a box to see the resources
behind it) and .drawio. Fails when a resource has a type that scripts/pictures/types.ts does not list.

Options
  --check          write nothing, and fail when a picture is out of date
  --assembly DIR   draw what cdk synth wrote there, instead of synthesizing
  -h, --help       this text

Exit code 0: drawn, or up to date; 1: out of date, or it cannot be drawn; 2: wrong options.`;

/** With CDK_DEBUG the synthesis notes which file made each resource. */
const synthesize = async (folder: string): Promise<void> => {
  console.error(`Synthesizing stage ${drawnSettings.stage} …`);
  const context = Object.entries(drawnSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { code, output } = await run('npm', ['run', '--silent', 'synth', '--', ...context, '--output', folder], {
    seconds: 240,
    env: { ...process.env, CDK_DEBUG: 'true' },
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Error(`npm run synth failed.\n${output}`);
};

const draw = async (folder: string, isCheck: boolean): Promise<number> => {
  const resources = readAssembly(folder);
  console.error(`Drawing ${resources.length} resources …`);
  const files = Object.entries(await formsOf(resources));
  const results = files.map(([path, content]) => writeGenerated(path, content, 'npm run diagrams', isCheck));
  return results.every(Boolean) ? 0 : 1;
};

await command({
  usage,
  options: { check: { type: 'boolean', default: false }, assembly: { type: 'string' } },
  onInterrupt: killAll,
  run: async ({ check, assembly }) => {
    if (assembly !== undefined) return draw(assembly, check);
    const folder = mkdtempSync(join(tmpdir(), 'order-service-diagrams-'));
    try {
      await synthesize(folder);
      return await draw(folder, check);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
