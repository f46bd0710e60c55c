import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { grants } from '#adapters/dynamodb/grants';
import { table as definition } from '#adapters/dynamodb/table';
import type { Operation } from '#adapters/http/operation';
import type { OrderTable } from '#cdk/data/table';

const allow = (actions: readonly string[], resource: string, conditions: Conditions = {}): PolicyStatement[] => {
  const distinct = [...new Set(actions)].sort();
  return distinct.length === 0 ? [] : [new PolicyStatement({ actions: distinct, resources: [resource], conditions })];
};

/** The secrets are items of the same table, and no port's: a call that names one of their partitions is refused. */
const butTheSecrets: Conditions = {
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': [`${definition.secrets}*`] },
};

/** What the ports of the operations' use cases may do, together, and nothing else. */
export const databaseStatements = (operations: readonly Operation[], table: OrderTable): PolicyStatement[] =>
  tableStatements(
    operations.flatMap((operation) => (operation.kind === 'page' ? [] : operation.useCase.uses)),
    table,
  );

/** What some ports may do to the table, together, and nothing else. */
export const tableStatements = (uses: readonly (keyof typeof grants)[], table: OrderTable): PolicyStatement[] => {
  const granted = uses.map((port) => grants[port]);
  return [
    ...allow(
      granted.flatMap((grant) => grant.table),
      table.arn,
      butTheSecrets,
    ),
    ...allow(
      granted.flatMap((grant) => grant.index),
      table.indexArn,
    ),
  ];
};
