import {
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import type { UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { ask, deployment, stackName, stock } from '#test/cloud/deployment';
import { configure, type DeployedFunction, deployedFunctions } from '#test/cloud/functions';

type Call = {
  readonly function: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
};
type Grant = { readonly action: string; readonly resource: string };
type Statement = { readonly Action: string | readonly string[]; readonly Resource: string | readonly string[] };

/** What every function really asked AWS for, since the deployment. */
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
const operationOf = (name: string) =>
  operations.find((each) => each.kind === 'use-case' && name === `${stackName}-${kebabCase(each.id)}`) as
    | UseCaseOperation
    | undefined;
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

  /** A function is granted what its ports may, so a port is what it can have too much. Jobs are set off elsewhere. */
  everything('use every port that a function is granted something for, once the acceptance has run', () => {
    const unused = functions.flatMap(({ name }) => {
      const operation = operationOf(name);
      if (operation === undefined) return [];
      const made = new Set(callsOf(name).map(({ action }) => action));
      return operation.useCase.uses
        .filter((port) => actionsOf(port).length > 0 && !actionsOf(port).some((action) => made.has(action)))
        .map((port) => `${name}: ${port}`);
    });
    expect(unused).toEqual([]);
  });

  everything('need every action that a port is granted, in some function', () => {
    const ofOperations = new Set(functions.flatMap(({ name }) => operationOf(name)?.useCase.uses ?? []));
    const ports = (Object.keys(grants) as (keyof typeof grants)[]).filter((port) => ofOperations.has(port));
    const unneeded = ports.flatMap((port) => {
      const names = functions.map(({ name }) => name).filter((name) => operationOf(name)?.useCase.uses.includes(port));
      const made = new Set(names.flatMap((name) => callsOf(name).map(({ action }) => action)));
      return actionsOf(port)
        .filter((action) => !made.has(action))
        .map((action) => `${port}: ${action}`);
    });
    expect(unneeded).toEqual([]);
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
