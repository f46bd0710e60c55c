// Deploys a stage to AWS.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runHere, synthesise } from './synth.mjs';
import '../quiet-sdk.mjs';
import { root } from '../project.mjs';

const help = `Usage: npm run deploy -- [options]

Builds the functions, synthesises the stage and deploys it. Needs an account: credentials and a region where AWS's own
tools look for them, and once in each account and region: npx cdk bootstrap --app cdk.out. Says what is missing and stops.
A second call deploys what has changed. In a stage with a canary, an alarm takes the new version back. Where a stage has
pages, its shield is deployed first (bootstrap prepares us-east-1 too), and web/ is put into their bucket.

Options
  --stage NAME       dev, staging, prod, or a name of your own for a stage like dev (default: dev)
  -c, --context K=V  a setting instead of the stage's own, for this once (docs/deploy.md, "Settings of a stage"): the
                     next deployment without it takes back what it made. What is to stay stands in cdk.json
  --profile NAME     of the credentials
  --yes              do not ask before permissions change (there is nobody to ask without a terminal)
  --dry-run          say what would be done, and whether anything is missing
  -h, --help         this text`;

/** @param {string} file @param {string} profile */
const hasProfile = (file, profile) => {
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  return text.includes(`[${profile}]`) || text.includes(`[profile ${profile}]`);
};

/** @param {string} file @param {string} profile @returns {boolean} */
const hasRegion = (file, profile) => {
  if (!existsSync(file)) return false;
  const sections = readFileSync(file, 'utf8').split(/^(?=\[)/m);
  return sections.some(
    (section) => /^\[(profile )?/.test(section) && section.includes(`${profile}]`) && /^\s*region\s*=/m.test(section),
  );
};

/** @param {{ profile?: string | undefined }} asked @param {NodeJS.ProcessEnv} environment @returns {string[]} */
export const missingFor = ({ profile }, environment) => {
  const folder = join(environment.HOME ?? homedir(), '.aws');
  const config = environment.AWS_CONFIG_FILE ?? join(folder, 'config');
  const credentials = environment.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials');
  const name = profile ?? environment.AWS_PROFILE ?? 'default';
  const isElsewhere = [
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ].some((variable) => environment[variable]);
  const hasKeys = profile === undefined && environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY;
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  return [
    ...(hasKeys || isElsewhere || hasProfile(config, name) || hasProfile(credentials, name)
      ? []
      : [
          `credentials: there are none in the environment, and no profile ${name}. aws configure sso, or aws configure`,
        ]),
    ...(region || hasRegion(config, name) ? [] : [`a region: set AWS_REGION, or region in the profile ${name}`]),
  ];
};

/** @param {string} file @param {string} stack @returns {Record<string, string>} what a deployed stack says of itself */
const outputsOf = (file, stack) => JSON.parse(readFileSync(file, 'utf8'))[stack];

/** @param {string} folder @returns {string[]} paths of all files below it */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);

/** Browsers ask again each time, and hear that nothing has changed. @param {string} bucket @param {string} folder */
export const uploadPages = async (bucket, folder) => {
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({ requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 } });
  const files = filesIn(folder);
  for (const file of files)
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: relative(folder, file).replaceAll('\\', '/'),
        Body: readFileSync(file),
        ContentType: mediaTypes.get(extname(file)) ?? 'application/octet-stream',
        CacheControl: 'no-cache',
      }),
    );
  return files.length;
};

/**
 * The commands, in order: the shield first, whose output the stack needs.
 * @param {{ stage: string, context: string[], profile?: string | undefined, yes: boolean, pages: boolean }} asked
 */
const planOf = ({ stage, profile, yes, pages }) => {
  const stack = `order-service-${stage}`;
  const outputs = join(folder, 'outputs.json');
  const options = ['--require-approval', yes ? 'never' : 'broadening', '--outputs-file', outputs];
  const deploy = [process.execPath, 'node_modules/aws-cdk/bin/cdk', 'deploy', '--app', folder, ...options];
  const ending = profile ? ['--profile', profile] : [];
  return {
    stack,
    outputs,
    shield: pages ? [...deploy, `${stack}-shield`, ...ending] : undefined,
    /** @param {string} webAcl */
    main: (webAcl) => [...deploy, stack, ...(pages ? ['--parameters', `${stack}:WebAcl=${webAcl}`] : []), ...ending],
  };
};

/** Where the stack is synthesised to. */
const folder = 'cdk.out';

const main = async () => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string', default: 'dev' },
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      profile: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(help);
  const missing = missingFor(values, process.env);
  for (const what of missing) console.error(`missing: ${what}`);
  if (missing.length > 0 && !values['dry-run']) return 1;
  const synthesised = synthesise({ ...values, output: folder });
  if (synthesised !== 0) return synthesised;
  const pages = existsSync(join(root, folder, `order-service-${values.stage}-shield.template.json`));
  const { stack, outputs, shield, main: mainCommand } = planOf({ ...values, pages });
  if (values['dry-run']) {
    for (const command of [...(shield ? [shield] : []), mainCommand('<what the shield is called>')])
      console.log(command.join(' '));
    if (pages) console.log(`web/ to the bucket of ${stack}`);
    return missing.length > 0 ? 1 : 0;
  }
  if (values.profile) process.env.AWS_PROFILE = values.profile;
  if (shield && runHere(shield) !== 0) return 1;
  if (runHere(mainCommand(shield ? (outputsOf(join(root, outputs), `${stack}-shield`).WebAcl ?? '') : '')) !== 0)
    return 1;
  const { PagesBucket, PagesUrl, Url } = outputsOf(join(root, outputs), stack);
  if (PagesBucket) console.log(`${await uploadPages(PagesBucket, join(root, 'web'))} files at ${PagesUrl}`);
  console.log(`${stack} answers at ${Url}`);
  return 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof TypeError ? `${error.message}\n\n${help}` : error);
    process.exitCode = error instanceof TypeError ? 2 : 1;
  }
