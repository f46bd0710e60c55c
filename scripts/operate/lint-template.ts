// Checks the synthesized templates with cfn-lint and checkov, of fixed versions, in a Python environment of their own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageNames } from '#cdk/stage';
import { run as runChild } from '../children.mjs';
import { CannotRun, command } from '../command.mjs';
import { root } from '../project.mjs';
import { synthesize } from './synth.mjs';
import { cfnLintLeftOut, checkovLeftOut, type LeftOut } from './template-rules';

const usage = `Usage: npm run lint-template -- [options]

Synthesizes each stage and the pipeline, which applies the rules of AWS Solutions (cdk-nag), and checks the templates with
cfn-lint and checkov. These are Python packages: the first run installs them into node_modules/.cache.
scripts/operate/template-rules.ts lists the rules that are left out, and why.

Options
  --stage NAME  only this stage, may be repeated (default: ${stageNames.join(', ')}, three with other settings,
                and the pipeline)
  --pipeline    only the pipeline, or also the pipeline beside --stage
  -h, --help    this text

Exit code 0: no findings; 1: some; 2: wrong options; 3: Python 3 or its packages are missing.`;

type Form = { readonly name: string; readonly synthesizeTo: (output: string) => boolean };

const stageForm = (stage: string, context: readonly string[] = []): Form => ({
  name: [stage, ...context].join(' '),
  synthesizeTo: (output) => synthesize({ stage, context, output }) === 0,
});

/** Settings that no stage has. A table with replicas cannot have a key of the account. */
const otherForms = [
  stageForm('dev', [
    ...['api=rest', 'code=layer', 'encryption=own-key', 'network=isolated', 'webhooks=no', 'provisioned=getOrder:1'],
    'mailSender=orders@shop.example',
    'domain=api.shop.example',
    'certificate=arn:aws:acm:eu-central-1:111122223333:certificate/sample',
  ]),
  stageForm('dev', ['functions=one', 'replicas=eu-west-1', 'mailSender=orders@shop.example']),
  stageForm('prod', [
    ...['mailSender=orders@shop.example', 'alarmEmail=oncall@shop.example', 'quietMinutes=60', 'monthlyBudget=200'],
    ...['warmUnits=write:8000', 'vaultLock=compliance', 'domain=shop.example'],
    'certificate=arn:aws:acm:us-east-1:111122223333:certificate/sample',
  ]),
];

const packages = { 'cfn-lint': '1.58.0', checkov: '3.3.30' };
const requirements = Object.entries(packages).map(([name, version]) => `${name}==${version}`);
const environment = join(root, 'node_modules/.cache', `template-lint-${Object.values(packages).join('-')}`);
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');

const run = (program: string, args: readonly string[]) => {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
};

const install = (): void => {
  if (existsSync(join(environment, 'complete'))) return;
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  rmSync(environment, { recursive: true, force: true });
  const made = run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', environment]);
  if (!made.ok) throw new CannotRun(`Python 3 with venv is needed: ${made.output}`);
  const installed = run(join(programs, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...requirements]);
  if (!installed.ok) throw new CannotRun(`${requirements.join(', ')} could not be installed: ${installed.output}`);
  mkdirSync(join(environment, 'complete'));
};

/** With a connection and a repository of the right form. */
const pipeline: Form = {
  name: 'pipeline',
  synthesizeTo: (output) => {
    const connection = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/sample';
    const settings = ['-c', `connection=${connection}`, '-c', 'repository=owner/name'];
    const app = ['--app', 'node --import tsx cdk/pipeline-app.ts', '--output', output];
    const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
    const synthesized = run(process.execPath, [cdk, 'synth', '--quiet', ...app, ...settings]);
    if (!synthesized.ok) console.error(synthesized.output.trim());
    return synthesized.ok;
  },
};

const rulesOf = (leftOut: readonly LeftOut[]): string => leftOut.map(({ rule }) => rule).join(',');

const checkovOptions = ['--framework', 'cloudformation', '--quiet', '--compact', '--skip-download'];

/** All templates of a form in one run of each program, as a start of one costs as much as a template. */
const checks = (templates: readonly string[]): Readonly<Record<keyof typeof packages, readonly string[]>> => ({
  'cfn-lint': ['--ignore-checks', rulesOf(cfnLintLeftOut), '--template', ...templates],
  checkov: [...checkovOptions, '--skip-check', rulesOf(checkovLeftOut), '--file', ...templates],
});

const check = async (form: string, program: string, args: readonly string[]): Promise<boolean> => {
  const { code, output } = await runChild(join(programs, program), args, { seconds: 300 });
  console.log(`${form}: ${program} has ${code === 0 ? 'no findings' : 'FINDINGS'}`);
  if (code !== 0) console.error(output.trim());
  return code === 0;
};

const lint = async ({ name, synthesizeTo }: Form): Promise<boolean> => {
  const output = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    if (!synthesizeTo(output)) return false;
    console.log(`${name}: cdk-nag has no findings`);
    const files = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    const programArgs = Object.entries(checks(files.map((file) => join(output, file))));
    const found = await Promise.all(programArgs.map(([program, args]) => check(name, program, args)));
    return found.every((ok) => ok);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

const formsFor = (stages: readonly string[], withPipeline: boolean): readonly Form[] =>
  stages.length === 0 && !withPipeline
    ? [...stageNames.map((stage) => stageForm(stage)), ...otherForms, pipeline]
    : [...stages.map((stage) => stageForm(stage)), ...(withPipeline ? [pipeline] : [])];

await command({
  usage,
  options: { stage: { type: 'string', multiple: true, default: [] }, pipeline: { type: 'boolean', default: false } },
  run: async ({ stage, pipeline: withPipeline }) => {
    install();
    let ok = true;
    for (const form of formsFor(stage, withPipeline)) ok = (await lint(form)) && ok;
    return ok ? 0 : 1;
  },
});
