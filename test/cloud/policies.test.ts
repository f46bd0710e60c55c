import {
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { operations } from '#adapters/http/operations/registry';
import { portsOf } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { shippedSettings } from '#test/builders/shop';
import { jobNameIn } from '#test/cdk/support/job-names';
import { ask, deployment, stackName, stock } from '#test/cloud/support/deployment';
import { configure, type DeployedFunction, deployedFunctions } from '#test/cloud/support/functions';

type Call = {
  readonly function: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
};
type Grant = { readonly action: string; readonly resource: string };
type Statement = { readonly Action: string | readonly string[]; readonly Resource: string | readonly string[] };

/** The emulator writes logs without a call, and no traces: docs/cloud-local.md. */
const unrecorded: readonly string[] = [
  ...['logs:CreateLogStream', 'logs:PutLogEvents'],
  ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
];

/** Every call of a function to AWS since the deployment, with those that Lambda makes by its role. */
const recordedCalls = async (): Promise<readonly Call[]> =>
  (await (await fetch(new URL('/_local/calls', deployment.endpoint))).json()) as readonly Call[];

const iam = new IAMClient({});
const listOf = <Entry>(one: Entry | readonly Entry[]): readonly Entry[] => (Array.isArray(one) ? one : [one as Entry]);

/** The permissions of a deployed role. */
const grantsOf = async (RoleName: string): Promise<readonly Grant[]> => {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  if (AttachedPolicies.length > 0) throw new Error(`${RoleName} has managed policies.`);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const documents = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return documents
    .flatMap(({ PolicyDocument = '' }) => JSON.parse(decodeURIComponent(PolicyDocument)).Statement as Statement[])
    .flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) => listOf(Resource).map((resource) => ({ action, resource }))),
    );
};

const covers = ({ action, resource }: Grant, call: Grant): boolean => {
  const parts = resource.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return action === call.action && new RegExp(`^${parts.join('.*')}$`).test(call.resource);
};

/** The ports of each function, of operations and jobs. */
const usesByName: ReadonlyMap<string, readonly (keyof Ports)[]> = new Map([
  ...operations
    .filter((operation) => operation.kind === 'use-case')
    .map(({ id, tag, useCase }) => [`${stackName}_${tag.toLowerCase()}_${id}`, useCase.uses] as const),
  ...jobs.map((job) => [jobNameIn(stackName, job.id), portsOf(job)] as const),
]);
const usesOf = (name: string): readonly (keyof Ports)[] => usesByName.get(name) ?? [];
/** Without a risk rule that counts, nothing reads the recent orders of a customer. */
const unusedBySettings: readonly (keyof Ports)[] = shippedSettings.risk === undefined ? ['recentOrders'] : [];
/** The emulator has no public receiver, so no endpoint can be created. */
const isUnreachable = (name: string, port: keyof Ports): boolean =>
  name.endsWith('_createWebhookEndpoint') && port === 'commit';
const neededBy = (name: string): readonly (keyof Ports)[] =>
  usesOf(name).filter((port) => !unusedBySettings.includes(port) && !isUnreachable(name, port));
const actionsOf = (port: keyof typeof grants): readonly string[] => [...grants[port].table, ...grants[port].index];

describe('the calls that the functions made', () => {
  let functions: readonly (DeployedFunction & { readonly grants: readonly Grant[] })[];
  let calls: readonly Call[];
  const callsOf = (name: string): readonly Call[] => calls.filter((call) => call.function === name);
  beforeAll(async () => {
    await stock('CLOUD-POLICIES', 1);
    calls = await recordedCalls();
    functions = await Promise.all(
      (await deployedFunctions()).map(async (deployed) => ({ ...deployed, grants: await grantsOf(deployed.roleName) })),
    );
  });

  test('are allowed by their policies, and none was refused', () => {
    expect(functions.length).toBeGreaterThan(20);
    const unnamed = functions.flatMap(({ name, grants: granted }) =>
      callsOf(name).filter((call) => !call.allowed || !granted.some((grant) => covers(grant, call))),
    );
    expect(unnamed).toEqual([]);
    expect(callsOf('order-service-dev_catalog_putProduct').map(({ action }) => action)).toContain('dynamodb:PutItem');
  });

  const everything = deployment.isAccepted ? test : test.skip;

  /** Permissions follow from ports, so an unused permission means an unused port. */
  everything('use every port with a permission, after all other tests have run', () => {
    const unused = functions.flatMap(({ name }) => {
      const made = new Set(callsOf(name).map(({ action }) => action));
      return neededBy(name)
        .filter((port) => actionsOf(port).length > 0 && !actionsOf(port).some((action) => made.has(action)))
        .map((port) => `${name}: ${port}`);
    });
    expect(unused).toEqual([]);
  });

  everything('use every action of a port in some function', () => {
    const ports = [...new Set(functions.flatMap(({ name }) => neededBy(name)))];
    const unneeded = ports.flatMap((port) => {
      const names = functions.map(({ name }) => name).filter((name) => neededBy(name).includes(port));
      const made = new Set(names.flatMap((name) => callsOf(name).map(({ action }) => action)));
      return actionsOf(port)
        .filter((action) => !made.has(action))
        .map((action) => `${port}: ${action}`);
    });
    expect(unneeded).toEqual([]);
  });

  /** A job reads a stream, publishes events, sends letters, has dead letters, or creates secrets. */
  everything('use every permission that does not follow from a port on the table', () => {
    const besides = functions.flatMap(({ name, grants: granted }) => {
      const ofPorts = usesOf(name).flatMap(actionsOf);
      return granted
        .filter(({ action }) => !ofPorts.includes(action) && !unrecorded.includes(action))
        .map((grant) => ({ name, grant, made: callsOf(name).some((call) => covers(grant, call)) }));
    });
    expect(besides.filter(({ made }) => !made)).toEqual([]);
    expect([...new Set(besides.map(({ grant }) => grant.action))].toSorted()).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'events:PutEvents',
      'ses:SendEmail',
      'sqs:SendMessage',
    ]);
  });

  test('are refused if the role does not name them', async () => {
    const [name, path] = ['order-service-dev_catalog_getStock', '/v1/products/CLOUD-POLICIES/stock'];
    expect((await ask(path)).json.available).toBe(1);
    const lambda = new LambdaClient({});
    const { Role: own } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    const { Role: ofPage } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'order-service-dev_service_health' }),
    );
    try {
      await configure(name, { Role: ofPage });
      const refused = await ask(path);
      expect([refused.status, refused.json.code]).toEqual([500, 'internal']);
      expect(refused.body).not.toMatch(/dynamodb|AccessDenied|arn:/);
      expect((await recordedCalls()).filter((call) => call.function === name && !call.allowed)).toMatchObject([
        { action: 'dynamodb:GetItem' },
      ]);
    } finally {
      await configure(name, { Role: own });
    }
    expect((await ask(path)).json.available).toBe(1);
  });
});
