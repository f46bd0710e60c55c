// Checks the synthesised templates with cfn-lint and checkov, each of a fixed version, in an environment of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stageNames } from '#cdk/stage';
import { root } from '../project.mjs';
import { synthesise } from './synth.mjs';
import { cfnLintLeftOut, checkovLeftOut, type LeftOut } from './template-rules';

const help = `Usage: npm run lint-template -- [options]

Synthesises each stage and the pipeline, by which the rules of AWS Solutions are applied (cdk-nag), and checks the
templates with cfn-lint and checkov. They are Python packages: the first time they are installed into node_modules/.cache.
What is left out, and why, is in scripts/operate/template-rules.ts. Exit code 0: no findings; 1: some, or it could not run; 2:
wrong options.

Options
  --stage NAME  only this stage, as often as you like (default: ${stageNames.join(', ')}, two with other settings,
                and the pipeline)
  --pipeline    only the pipeline, or beside the stages that are said
  -h, --help    this text`;

type Form = { readonly name: string; readonly synthesiseTo: (output: string) => boolean };

const stageForm = (stage: string, context: readonly string[] = []): Form => ({
  name: [stage, ...context].join(' '),
  synthesiseTo: (output) => synthesise({ stage, context, output }) === 0,
});

/** What the stages do not have; a table with replicas cannot have a key of one's own. */
const otherwise = [
  stageForm('dev', [
    ...['api=rest', 'code=layer', 'encryption=own-key', 'network=isolated', 'provisioned=getOrder:1'],
    'mailSender=orders@shop.example',
    'domain=api.shop.example',
    'certificate=arn:aws:acm:eu-central-1:111122223333:certificate/sample',
  ]),
  stageForm('dev', ['functions=one', 'replicas=eu-west-1', 'mailSender=orders@shop.example']),
];

const packages = { 'cfn-lint': '1.58.0', checkov: '3.3.30' };
const wanted = Object.entries(packages).map(([name, version]) => `${name}==${version}`);
const environment = join(root, 'node_modules/.cache', `template-lint-${Object.values(packages).join('-')}`);
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');

const run = (program: string, args: readonly string[]) => {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
};

/** What is wrong, or undefined when both programs are there. */
const install = (): string | undefined => {
  if (existsSync(join(environment, 'complete'))) return undefined;
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  rmSync(environment, { recursive: true, force: true });
  const made = run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', environment]);
  if (!made.ok) return `Python 3 with venv is needed: ${made.output}`;
  const installed = run(join(programs, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...wanted]);
  if (!installed.ok) return `${wanted.join(', ')} could not be installed: ${installed.output}`;
  mkdirSync(join(environment, 'complete'));
  return undefined;
};

/** With a connection and a repository that are of the right form. */
const pipeline: Form = {
  name: 'pipeline',
  synthesiseTo: (output) => {
    const connection = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/sample';
    const said = ['-c', `connection=${connection}`, '-c', 'repository=owner/name'];
    const app = ['--app', 'node --import tsx cdk/pipeline-app.ts', '--output', output];
    const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
    const synthesised = run(process.execPath, [cdk, 'synth', '--quiet', ...app, ...said]);
    if (!synthesised.ok) console.error(synthesised.output.trim());
    return synthesised.ok;
  },
};

const rulesOf = (leftOut: readonly LeftOut[]): string => leftOut.map(({ rule }) => rule).join(',');

const check = (name: string, program: string, args: readonly string[]): boolean => {
  const { ok, output } = run(join(programs, program), args);
  console.log(`${name.padEnd(46)}${program.padEnd(10)}${ok ? 'no findings' : 'FINDINGS'}`);
  if (!ok) console.error(output.trim());
  return ok;
};

const lint = ({ name, synthesiseTo }: Form): boolean => {
  const output = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    if (!synthesiseTo(output)) return false;
    console.log(`${name}: cdk-nag has no findings`);
    const checkov = ['--framework', 'cloudformation', '--quiet', '--compact', '--skip-download'];
    const templates = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    return templates
      .flatMap((file) => [
        check(file, 'cfn-lint', ['--ignore-checks', rulesOf(cfnLintLeftOut), '--template', join(output, file)]),
        check(file, 'checkov', [...checkov, '--skip-check', rulesOf(checkovLeftOut), '--file', join(output, file)]),
      ])
      .every((ok) => ok);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

const main = (): number => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string', multiple: true },
      pipeline: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const missing = install();
  if (missing !== undefined) {
    console.error(missing);
    return 1;
  }
  const { stage: stages = [] } = values;
  const isAll = stages.length === 0 && !values.pipeline;
  const forms = isAll
    ? [...stageNames.map((stage) => stageForm(stage)), ...otherwise, pipeline]
    : [...stages.map((stage) => stageForm(stage)), ...(values.pipeline ? [pipeline] : [])];
  return forms.map(lint).every((ok) => ok) ? 0 : 1;
};

try {
  process.exitCode = main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  process.exitCode = 2;
}
