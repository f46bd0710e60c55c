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

/** The emulator writes a function's log without asking, and no traces: see docs/cloud-local.md. */
const unasked: readonly string[] = [
  ...['logs:CreateLogStream', 'logs:PutLogEvents'],
  ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
];

/** What every function really asked AWS for since the deployment, and Lambda in its name. */
const noted = async (): Promise<readonly Call[]> =>
  (await (await fetch(new URL('/_local/calls', deployment.endpoint))).json()) as readonly Call[];

const iam = new IAMClient({});
const listed = <Entry>(one: Entry | readonly Entry[]): readonly Entry[] => (Array.isArray(one) ? one : [one as Entry]);

/** What a role may do, as it is deployed: with the names that things really have. */
const grantsOf = async (RoleName: string): Promise<readonly Grant[]> => {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  if (AttachedPolicies.length > 0) throw new Error(`${RoleName} has policies of others`);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const documents = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return documents
    .flatMap(({ PolicyDocument = '' }) => JSON.parse(decodeURIComponent(PolicyDocument)).Statement as Statement[])
    .flatMap(({ Action, Resource }) =>
      listed(Action).flatMap((action) => listed(Resource).map((resource) => ({ action, resource }))),
    );
};

const covers = ({ action, resource }: Grant, call: Grant): boolean => {
  const parts = resource.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return action === call.action && new RegExp(`^${parts.join('.*')}$`).test(call.resource);
};

const kebabCase = (id: string): string => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** The ports that each function is granted, operations' and jobs' alike. */
const usesByName: ReadonlyMap<string, readonly (keyof Ports)[]> = new Map(
  [
    ...operations.filter((each) => each.kind === 'use-case').map(({ id, useCase }) => ({ id, ...useCase })),
    ...jobs.map((job) => ({ id: job.id, uses: portsOf(job) })),
  ].map(({ id, uses }) => [`${stackName}-${kebabCase(id)}`, uses]),
);
const usesOf = (name: string): readonly (keyof Ports)[] => usesByName.get(name) ?? [];
const actionsOf = (port: keyof typeof grants): readonly string[] => [...grants[port].table, ...grants[port].index];

describe('the calls that the functions really made', () => {
  let functions: readonly (DeployedFunction & { readonly grants: readonly Grant[] })[];
  let calls: readonly Call[];
  const callsOf = (name: string): readonly Call[] => calls.filter((call) => call.function === name);
  beforeAll(async () => {
    await stock('CLOUD-POLICIES', 1);
    calls = await noted();
    functions = await Promise.all(
      (await deployedFunctions()).map(async (each) => ({ ...each, grants: await grantsOf(each.roleName) })),
    );
  });

  test('are calls that their policies name, and none was refused', () => {
    expect(functions.length).toBeGreaterThan(20);
    const unnamed = functions.flatMap(({ name, grants: granted }) =>
      callsOf(name).filter((call) => !call.allowed || !granted.some((grant) => covers(grant, call))),
    );
    expect(unnamed).toEqual([]);
    expect(callsOf('order-service-dev-put-product').map(({ action }) => action)).toContain('dynamodb:PutItem');
  });

  const everything = deployment.isAccepted ? test : test.skip;

  /** A function is granted what its ports may, so a port is what it can have too much. */
  everything('use every port that a function is granted something for, once all other proofs have run', () => {
    const unused = functions.flatMap(({ name }) => {
      const made = new Set(callsOf(name).map(({ action }) => action));
      return usesOf(name)
        .filter((port) => actionsOf(port).length > 0 && !actionsOf(port).some((action) => made.has(action)))
        .map((port) => `${name}: ${port}`);
    });
    expect(unused).toEqual([]);
  });

  everything('need every action that a port is granted, in some function', () => {
    const ports = [...new Set(functions.flatMap(({ name }) => usesOf(name)))];
    const unneeded = ports.flatMap((port) => {
      const names = functions.map(({ name }) => name).filter((name) => usesOf(name).includes(port));
      const made = new Set(names.flatMap((name) => callsOf(name).map(({ action }) => action)));
      return actionsOf(port)
        .filter((action) => !made.has(action))
        .map((action) => `${port}: ${action}`);
    });
    expect(unneeded).toEqual([]);
  });

  /** A job reads a stream, puts events on a bus, sends letters, has what fails put aside, keeps secrets: each by itself. */
  everything('need all that a function is granted besides its ports', () => {
    const besides = functions.flatMap(({ name, grants: granted }) => {
      const ofPorts = usesOf(name).flatMap(actionsOf);
      return granted
        .filter(({ action }) => !ofPorts.includes(action) && !unasked.includes(action))
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

  test('are stopped where the role does not name them', async () => {
    const [name, path] = ['order-service-dev-get-stock', '/v1/products/CLOUD-POLICIES/stock'];
    expect((await ask(path)).json.available).toBe(1);
    const lambda = new LambdaClient({});
    const { Role: own } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    const { Role: ofPage } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'order-service-dev-health' }),
    );
    try {
      await configure(name, { Role: ofPage });
      const refused = await ask(path);
      expect([refused.status, refused.json.code]).toEqual([500, 'internal']);
      expect(refused.body).not.toMatch(/dynamodb|AccessDenied|arn:/);
      expect((await noted()).filter((call) => call.function === name && !call.allowed)).toMatchObject([
        { action: 'dynamodb:GetItem' },
      ]);
    } finally {
      await configure(name, { Role: own });
    }
    expect((await ask(path)).json.available).toBe(1);
  });
});
