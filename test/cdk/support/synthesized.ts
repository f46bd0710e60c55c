import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import type { Operation } from '#adapters/http/operation';
import { operations as registered } from '#adapters/http/operations/registry';
import type { Job } from '#adapters/lambda/job';
import { jobs as registeredJobs } from '#adapters/lambda/jobs/registry';
import { type PaymentSettings, simulated } from '#adapters/policies/shop-settings';
import { type BundlesOf, bundlesIn } from '#cdk/functions/bundles';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { stageFrom } from '#cdk/stage';
import { readShopSettings } from '#infrastructure/shop-settings';
import { templatesOf, wholeTemplate } from '../../../scripts/whole-template.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly UpdatePolicy?: unknown;
  readonly DependsOn?: readonly string[];
};
export type Resources = Readonly<Record<string, Resource>>;
export type Template = {
  readonly Resources: Resources;
  // biome-ignore lint/suspicious/noExplicitAny: a value is JSON of any shape.
  readonly Outputs: Readonly<Record<string, { readonly Value: any }>>;
};

/** Builds stale bundles, in another process: esbuild does not run in Jest's realm. */
export const buildBundles = (): void => {
  execFileSync(process.execPath, ['scripts/build/build.mjs', 'functions', 'layer', '--if-stale'], {
    cwd: root,
    stdio: 'pipe',
  });
};

/** The folder of an operation's bundle, with its packages. */
export const bundleOf = ({ id }: Pick<Operation, 'id'>): string => join(root, 'dist/functions', id);

const bundlesOf = bundlesIn(join(root, 'dist'));

/** The bundles. An operation or a job that the service does not have borrows another's. */
const borrowing: BundlesOf = (code) => {
  const { functionIn, jobIn, ...others } = bundlesOf(code);
  const lender = registered.find(({ id }) => id === 'health') as Operation;
  return {
    ...others,
    functionIn: (name, operations) =>
      operations.every(({ id }) => registered.some((one) => one.id === id))
        ? functionIn(name, operations)
        : functionIn('health', [lender]),
    jobIn: (name) => jobIn(registeredJobs.some(({ id }) => id === name) ? name : 'expireOrders'),
  };
};

/** The shop.json of the repository. */
export const shopSettings = readShopSettings(new URL('../../../shop.json', import.meta.url));

/** The context of cdk.json, which the command line passes on. */
export const cdkContext: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context;

/** `template`: the stack with its nested stacks, as one. */
export type Synthesized = { readonly template: Template; readonly folder: string; readonly stackName: string };

/** Half of the time goes into checks that `npm run synth` and `npm run lint-template` have too, into traces, and into a tree of constructs. */
process.env.CDK_VALIDATION = 'false';
const withoutTraces = { 'aws:cdk:disable-stack-trace': true, 'aws:cdk:disable-creation-stack-traces': true };

export const synthesize = ({
  operations = registered,
  jobs = registeredJobs,
  context = {},
  copiesAssets = false,
  payments = simulated,
  privateDataDays,
}: {
  readonly operations?: readonly Operation[];
  readonly jobs?: readonly Job[];
  readonly context?: Readonly<Record<string, string>>;
  /** Puts the assets into the folder, which takes half of the time. Their names, by their hashes, are the same without. */
  readonly copiesAssets?: boolean;
  readonly payments?: PaymentSettings;
  readonly privateDataDays?: number;
} = {}): Synthesized => {
  const assets = copiesAssets ? {} : { 'aws:cdk:disable-asset-staging': 'true' };
  const app = new App({ context: { ...cdkContext, ...assets, ...withoutTraces, ...context }, treeMetadata: false });
  const stage = stageFrom((name) => context[name]);
  const stack = new OrderServiceStack(app, `order-service-${stage.name}`, {
    stage,
    operations,
    jobs,
    bundlesOf: borrowing,
    settings: { ...shopSettings, payments, privateDataDays },
  });
  const assembly = app.synth();
  const { directory: folder } = assembly;
  return { template: wholeTemplate(folder, stack.stackName) as Template, folder, stackName: stack.stackName };
};

/** Every resource by its logical id; that of a nested stack by `<nested stack>/<logical id>`. */
export const everyResource = ({ folder, stackName }: Synthesized): Resources => {
  const { own, nested } = templatesOf(folder, stackName);
  const inNested = nested.flatMap(({ id: stack, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => [`${stack}/${id}`, resource] as const),
  );
  return { ...own.Resources, ...Object.fromEntries(inNested) } as Resources;
};

export const ofType = ({ Resources }: Template, type: string): readonly (readonly [string, Resource])[] =>
  Object.entries(Resources).filter(([, resource]) => resource.Type === type);

/** The resources of operations, without those of jobs. */
export const servingOf = (template: Template, type: string): readonly (readonly [string, Resource])[] =>
  ofType(template, type).filter(([logicalId]) => !/^(Background|Secrets|IssuerKeys)/.test(logicalId));

/** The only resource of its type. */
export const onlyResource = (template: Template, type: string): Resource => {
  const [first, ...others] = ofType(template, type);
  if (first === undefined || others.length > 0) throw new Error(`The template has no ${type}, or several.`);
  return first[1];
};
