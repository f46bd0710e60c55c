import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import type { CodeOf, JobCodeOf } from '#cdk/code';
import { shards } from '#cdk/environment';
import { ShopEvents } from '#cdk/events';
import { OperationFunctions } from '#cdk/functions';
import { OrderApi } from '#cdk/http-api';
import { ServiceSecrets } from '#cdk/secrets';
import type { Stage } from '#cdk/stage';
import { OrderTable } from '#cdk/table';
import { ShopUserPool } from '#cdk/user-pool';

export type OrderServiceProps = {
  readonly stage: Stage;
  readonly operations: readonly Operation[];
  readonly codeOf: CodeOf;
  readonly jobCodeOf: JobCodeOf;
};

/** One shop: everything that serves it, generated from its operations. It needs no account to be synthesised. */
export class OrderServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, operations, codeOf, jobCodeOf }: OrderServiceProps) {
    super(scope, id, { description: `Order service, stage ${stage.name}`, analyticsReporting: false });
    const { webOrigins } = stage;
    const prefix = `order-service-${stage.name}`;
    const table = new OrderTable(this, 'Orders', { tableName: prefix });
    const secrets = new ServiceSecrets(this, 'Secrets', { prefix: `order-service/${stage.name}` });
    const userPool = new ShopUserPool(this, 'Users', { name: prefix, webOrigins });
    const surroundings = { table, secrets, userPool, webOrigins, metricsNamespace: prefix };
    const { deployed } = new OperationFunctions(this, 'Functions', { operations, prefix, codeOf, ...surroundings });
    const api = new OrderApi(this, 'Http', { name: prefix, stage, userPool, deployed });

    new ShopEvents(this, 'Background', {
      prefix,
      table,
      codeOf: jobCodeOf,
      shards: JSON.stringify(shards),
      metricsNamespace: prefix,
    });

    new CfnOutput(this, 'Url', { value: api.url });
    new CfnOutput(this, 'TableName', { value: table.name });
    new CfnOutput(this, 'UserPoolId', { value: userPool.poolId });
  }
}
