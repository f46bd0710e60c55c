import { Aws } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Grant, grants, grantsOfProvider } from '#adapters/dynamodb/grants';
import { table as definition } from '#adapters/dynamodb/table';
import type { Operation } from '#adapters/http/operation';
import type { Surroundings } from '#cdk/functions/environment';
import { needsOfPorts } from '#infrastructure/needs';

type Port = keyof typeof grants;

const allow = (actions: readonly string[], resource: string, conditions: Conditions = {}): PolicyStatement[] => {
  const distinct = [...new Set(actions)].sort();
  return distinct.length === 0 ? [] : [new PolicyStatement({ actions: distinct, resources: [resource], conditions })];
};

/** The secrets are items of the same table. No port may read or write their partitions, except those of its provider. */
const exceptSecrets: Conditions = {
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': [`${definition.secrets}*`] },
};

const onlyPartitions = (prefix: string): Conditions => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] },
});

const tableStatements = (
  ports: readonly Port[],
  { table, payments }: Pick<Surroundings, 'table' | 'payments'>,
): PolicyStatement[] => {
  const grantsOfPorts: Readonly<Record<Port, Grant>> = { ...grants, ...grantsOfProvider[payments.provider] };
  const granted = ports.map((port) => grantsOfPorts[port]);
  return [
    ...allow(
      granted.filter(({ partitions }) => partitions === undefined).flatMap((grant) => grant.table),
      table.arn,
      exceptSecrets,
    ),
    ...granted.flatMap(({ partitions, table: actions }) =>
      partitions === undefined ? [] : allow(actions, table.arn, onlyPartitions(partitions)),
    ),
    ...allow(
      granted.flatMap((grant) => grant.index),
      table.indexArn,
    ),
  ];
};

const identityArn = (identity: string): string =>
  `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${identity}`;

/** The permissions of these ports together, and no others. */
export const portStatements = (
  ports: readonly Port[],
  { bus, mail, ...shared }: Pick<Surroundings, 'table' | 'bus' | 'mail' | 'payments'>,
): PolicyStatement[] => {
  const needs = needsOfPorts(ports);
  return [
    ...tableStatements(ports, shared),
    ...(needs.has('bus') ? allow(['events:PutEvents'], bus.arn) : []),
    ...(needs.has('mail') && mail !== undefined ? allow(['ses:SendEmail'], identityArn(mail.identity)) : []),
  ];
};

export const operationStatements = (
  operations: readonly Operation[],
  surroundings: Pick<Surroundings, 'table' | 'bus' | 'mail' | 'payments'>,
): PolicyStatement[] =>
  portStatements(
    operations.flatMap((operation) => (operation.kind === 'page' ? [] : operation.useCase.uses)),
    surroundings,
  );
