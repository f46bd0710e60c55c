import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { table } from '#adapters/dynamodb/table';

const keys = (partitionKey: string, sortKey: string): CfnTable.KeySchemaProperty[] => [
  { attributeName: partitionKey, keyType: 'HASH' },
  { attributeName: sortKey, keyType: 'RANGE' },
];

const keyAttributes = new Set([table.partitionKey, table.sortKey, table.index.partitionKey, table.index.sortKey]);

/**
 * The one table. It and its name stay when the stack goes: a stack that is deployed again is refused instead of
 * starting beside the old orders with an empty shop.
 */
export class OrderTable extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly indexArn: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { tableName }: { readonly tableName: string }) {
    super(scope, id);
    const resource = new CfnTable(this, 'Table', {
      tableName,
      billingMode: table.billing,
      attributeDefinitions: [...keyAttributes].map((attributeName) => ({ attributeName, attributeType: 'S' })),
      keySchema: keys(table.partitionKey, table.sortKey),
      globalSecondaryIndexes: [
        {
          indexName: table.index.name,
          keySchema: keys(table.index.partitionKey, table.index.sortKey),
          projection: { projectionType: 'INCLUDE', nonKeyAttributes: [...table.index.projected] },
        },
      ],
      streamSpecification: { streamViewType: table.stream },
      timeToLiveSpecification: { attributeName: table.timeToLive, enabled: true },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: table.pointInTimeRecovery },
      deletionProtectionEnabled: table.deletionProtection,
    });
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.name = resource.ref;
    this.arn = resource.attrArn;
    this.streamArn = resource.attrStreamArn;
    this.indexArn = Fn.join('/', [resource.attrArn, 'index', table.index.name]);
  }
}
