// Deploys a stage to AWS.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { stopEsbuild } from '../build/esbuild.mjs';
import { buildPagesIfStale, pagesFolder } from '../build/pages.mjs';
import { command, isMain } from '../command.mjs';
import { root } from '../project.mjs';
import '../quiet-sdk.mjs';
import { objectsIn } from './page-objects.mjs';
import { runHere, stageOptions, synthesize } from './synth.mjs';

const usage = `Usage: npm run deploy -- [options]

Builds the functions, synthesizes the stage and deploys it. It needs credentials and a region where the tools of AWS look
for them, and once in each account and region: npx cdk bootstrap --app cdk.out. If one is missing it says so and stops.
A second call deploys the changes. In a stage with a canary, an alarm rolls back the new version. In a stage with pages, it
deploys the shield first (bootstrap us-east-1 too), builds the pages and uploads them to their bucket.

Options
  --stage NAME       dev, staging, prod, or a name of your own for a stage like dev (default: dev)
  -c, --context K=V  a setting instead of that of the stage, for this run (docs/deploy.md, "Settings of a stage"): the
                     next deployment without it reverts it. A lasting setting belongs into cdk.json
  --profile NAME     the profile of the credentials
  --yes              do not ask before permissions change (without a terminal nobody can answer)
  --dry-run          print what it would do, and what is missing
  -h, --help         this text

Exit code 0: deployed; 1: something is missing or failed; 2: wrong options.`;

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

/** Variables by which credentials come from a container or a web identity. */
const credentialVariables = [
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
];

/**
 * The gaps of a deployment, each in a sentence.
 * @param {{ profile?: string | undefined }} options
 * @param {Readonly<Record<string, string | undefined>>} environment @returns {string[]}
 */
export const missingFor = ({ profile }, environment) => {
  const folder = join(environment.HOME ?? homedir(), '.aws');
  const config = environment.AWS_CONFIG_FILE ?? join(folder, 'config');
  const credentials = environment.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials');
  const name = profile ?? environment.AWS_PROFILE ?? 'default';
  const hasKeys = profile === undefined && environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY;
  const hasCredentials =
    hasKeys ||
    credentialVariables.some((variable) => environment[variable]) ||
    hasProfile(config, name) ||
    hasProfile(credentials, name);
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  return [
    ...(hasCredentials
      ? []
      : [`credentials: none in the environment, and no profile ${name}. Run aws configure sso, or aws configure`]),
    ...(region || hasRegion(config, name) ? [] : [`a region: set AWS_REGION, or region in the profile ${name}`]),
  ];
};

/** The outputs of a deployed stack. @param {string} file @param {string} stack @returns {Record<string, string>} */
const outputsOf = (file, stack) => JSON.parse(readFileSync(file, 'utf8'))[stack];

/**
 * Uploads the pages and their configuration. The assets of an earlier page stay, because a visitor may still have it.
 * @param {string} bucket @param {string} folder @param {string} configuration @returns {Promise<number>} the number of files
 */
const uploadPages = async (bucket, folder, configuration) => {
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { tsImport } = await import('tsx/esm/api');
  const { cacheControlOf } = await tsImport('../../src/infrastructure/pages/headers.ts', import.meta.url);
  const client = new S3Client({ requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 } });
  const objects = objectsIn(folder, configuration, cacheControlOf);
  for (const { key, body, contentType, cacheControl } of objects)
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
      }),
    );
  return objects.length;
};

/** The folder of the synthesized stack. */
const assembly = 'cdk.out';
const outputsFile = join(assembly, 'outputs.json');

/** @typedef {{ stage: string, context: string[], profile: string | undefined, yes: boolean }} Deployment */

/**
 * The commands of a deployment. The shield comes first: the stack needs its output.
 * @param {Pick<Deployment, 'profile' | 'yes'>} deployment @param {string} stack @param {boolean} hasPages
 */
const commandsOf = ({ profile, yes }, stack, hasPages) => {
  const options = ['--require-approval', yes ? 'never' : 'broadening', '--outputs-file', outputsFile];
  const deploy = [process.execPath, 'node_modules/aws-cdk/bin/cdk', 'deploy', '--app', assembly, ...options];
  const end = profile ? ['--profile', profile] : [];
  return {
    shield: hasPages ? [...deploy, `${stack}-shield`, ...end] : undefined,
    /** @param {string} webAcl */
    main: (webAcl) => [...deploy, stack, ...(hasPages ? ['--parameters', `${stack}:WebAcl=${webAcl}`] : []), ...end],
  };
};

/** @param {string} stack @param {ReturnType<typeof commandsOf>} commands */
const printPlan = (stack, { shield, main }) => {
  if (shield) console.log(shield.join(' '));
  console.log(main('<the output WebAcl of the shield>').join(' '));
  if (shield) console.log(`dist/web/ to the bucket of ${stack}`);
};

/** @param {string} stack @param {ReturnType<typeof commandsOf>} commands @returns {Promise<number>} the exit code */
const deployStack = async (stack, { shield, main }) => {
  const outputs = join(root, outputsFile);
  // Before anything is deployed: pages that cannot be built stop it.
  if (shield) await buildPagesIfStale();
  await stopEsbuild();
  if (shield && runHere(shield) !== 0) return 1;
  const webAcl = shield ? (outputsOf(outputs, `${stack}-shield`).WebAcl ?? '') : '';
  if (runHere(main(webAcl)) !== 0) return 1;
  const { PagesBucket, PagesConfiguration = '{}', PagesUrl, Url } = outputsOf(outputs, stack);
  if (PagesBucket) {
    console.log(`${await uploadPages(PagesBucket, pagesFolder, PagesConfiguration)} files at ${PagesUrl}`);
  }
  console.log(`${stack} answers at ${Url}`);
  return 0;
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: {
      ...stageOptions,
      profile: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
    run: async ({ stage, context, profile, yes, 'dry-run': dryRun }) => {
      const missing = missingFor({ profile }, process.env);
      for (const what of missing) console.error(`missing: ${what}`);
      if (missing.length > 0 && !dryRun) return 1;
      const synthesized = synthesize({ stage, context, output: assembly });
      if (synthesized !== 0) return synthesized;
      const stack = `order-service-${stage}`;
      const hasPages = existsSync(join(root, assembly, `${stack}-shield.template.json`));
      const commands = commandsOf({ profile, yes }, stack, hasPages);
      if (!dryRun) {
        if (profile) process.env.AWS_PROFILE = profile;
        return deployStack(stack, commands);
      }
      printPlan(stack, commands);
      return missing.length > 0 ? 1 : 0;
    },
  });
