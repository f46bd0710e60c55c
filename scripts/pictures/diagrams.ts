// Draws the architecture from the synthesised template, or checks that the pictures still show it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settle } from '../generated-file';
import { root } from '../project.mjs';
import { readAssembly } from './assembly';
import { drawnSettings, formsOf } from './forms';

const help = `Usage: npm run diagrams -- [options]

Synthesises the stack and draws its resources: docs/architecture/aws.svg, .png, .html (choose a box to see what is
behind it) and .drawio. It fails when a resource is of a type that scripts/pictures/types.ts does not know.

Options
  --check          writes nothing; fails when a picture is not what would be drawn, and names it
  --assembly DIR   draws what cdk synth wrote there, instead of synthesising
  -h, --help       this text

Exit code 0: drawn, or unchanged; 1: stale, or it cannot be drawn; 2: wrong options.`;

const options = (() => {
  try {
    return parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        assembly: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
})();

/** With CDK_DEBUG the synthesis notes which file made each resource. */
const synthesise = (folder: string): void => {
  console.error(`Synthesising stage ${drawnSettings.stage} …`);
  const context = Object.entries(drawnSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'synth', '--', ...context, '--output', folder],
    {
      cwd: root,
      env: { ...process.env, CDK_DEBUG: 'true' },
      shell: process.platform === 'win32',
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`npm run synth failed.\n${stdout}${stderr}`);
};

const draw = async (folder: string): Promise<void> => {
  const resources = readAssembly(folder);
  console.error(`Drawing ${resources.length} resources …`);
  for (const [path, made] of Object.entries(await formsOf(resources)))
    settle(path, made, 'npm run diagrams', options.check);
};

const main = async (): Promise<void> => {
  if (options.help) return console.log(help);
  if (options.assembly !== undefined) return draw(options.assembly);
  const folder = mkdtempSync(join(tmpdir(), 'order-service-diagrams-'));
  try {
    synthesise(folder);
    await draw(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
