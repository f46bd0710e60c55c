import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { buildBundles, cdkContext, root } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

type Artifact = { readonly type: string; readonly properties: { readonly tags?: Readonly<Record<string, string>> } };

/** The tags of each stack of a program, which CloudFormation gives to its resources. */
const tagsOf = (program: string, context: Readonly<Record<string, string>>) => {
  const output = mkdtempSync(join(tmpdir(), 'tags-'));
  try {
    execFileSync(process.execPath, ['--import', 'tsx', program], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify({ ...cdkContext, ...context }) },
      stdio: 'pipe',
    });
    const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    const artifacts = Object.entries(manifest.artifacts as Readonly<Record<string, Artifact>>);
    const stacks = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
    return Object.fromEntries(stacks.map(([name, { properties }]) => [name, properties.tags]));
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

test('every stack of a stage has its service, its stage and its owner as tags', () => {
  const tags = { service: 'order-service', stage: 'prod', owner: 'team-shop' };
  expect(tagsOf('cdk/app.ts', { stage: 'prod', owner: 'team-shop' })).toEqual({
    'order-service-prod': tags,
    'order-service-prod-shield': tags,
  });
});

test('without an owner there is no such tag', () =>
  expect(tagsOf('cdk/app.ts', { stage: 'dev' })).toEqual({
    'order-service-dev': { service: 'order-service', stage: 'dev' },
  }));

test('the pipeline has its service', () => {
  const connection = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/abc';
  expect(tagsOf('cdk/pipeline-app.ts', { connection, repository: 'shop/orders' })).toEqual({
    'order-service-pipeline': { service: 'order-service' },
  });
});
