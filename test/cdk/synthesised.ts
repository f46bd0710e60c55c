import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import type { Operation } from '#adapters/http/operation';
import { operations as registered } from '#adapters/http/operations/registry';
import { type CodeOf, jobCodeIn } from '#cdk/code';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { stageFrom } from '#cdk/stage';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** In a process of its own: esbuild does not live in a test's realm. Nothing is built that is fresh. */
export const buildBundles = (): void => {
  execFileSync(process.execPath, ['scripts/build.mjs', 'functions', '--if-stale'], { cwd: root, stdio: 'pipe' });
};

const jobCodeOf = jobCodeIn(join(root, 'dist/functions'));

export const bundleOf: CodeOf = ({ id }) => join(root, 'dist/functions', id);

/** What the command line passes on from cdk.json. */
export const cdkContext: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context;

export type Synthesised = { readonly template: Template; readonly folder: string };

export const synthesise = ({
  operations = registered,
  codeOf = bundleOf,
  context = {},
}: {
  readonly operations?: readonly Operation[];
  readonly codeOf?: CodeOf;
  readonly context?: Readonly<Record<string, string>>;
} = {}): Synthesised => {
  const app = new App({ context: { ...cdkContext, ...context } });
  const stage = stageFrom((name) => context[name]);
  const stack = new OrderServiceStack(app, `order-service-${stage.name}`, { stage, operations, codeOf, jobCodeOf });
  const assembly = app.synth();
  return { template: assembly.getStackByName(stack.stackName).template, folder: assembly.directory };
};

export const ofType = ({ Resources }: Template, type: string): readonly (readonly [string, Resource])[] =>
  Object.entries(Resources).filter(([, resource]) => resource.Type === type);

/** Those that serve requests: what happens without one is under a construct of its own. */
export const servingOf = (template: Template, type: string): readonly (readonly [string, Resource])[] =>
  ofType(template, type).filter(([logicalId]) => !logicalId.startsWith('Background'));

/** The only resource of its type. */
export const theOnly = (template: Template, type: string): Resource => {
  const [first, ...others] = ofType(template, type);
  if (first === undefined || others.length > 0) throw new Error(`${1 + others.length} or no ${type}`);
  return first[1];
};
