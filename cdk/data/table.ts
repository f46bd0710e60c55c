import { ArnFormat, Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnGlobalTable, CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { table } from '#adapters/dynamodb/table';
import { keptWhere } from '#cdk/data/removal-policy';
import type { StageKey } from '#cdk/data/stage-key';
import { refuseWithoutTls } from '#cdk/data/tls-only';
import type { Stage } from '#cdk/stage';

const keys = (partitionKey: string, sortKey: string): CfnTable.KeySchemaProperty[] => [
  { attributeName: partitionKey, keyType: 'HASH' },
  { attributeName: sortKey, keyType: 'RANGE' },
];

const keyAttributes = new Set([table.partitionKey, table.sortKey, table.index.partitionKey, table.index.sortKey]);

const shape = {
  billingMode: table.billing,
  attributeDefinitions: [...keyAttributes].map((attributeName) => ({ attributeName, attributeType: 'S' })),
  keySchema: keys(table.partitionKey, table.sortKey),
  timeToLiveSpecification: { attributeName: table.timeToLive, enabled: true },
};

const stream = { streamViewType: table.stream };

const index = {
  indexName: table.index.name,
  keySchema: keys(table.index.partitionKey, table.index.sortKey),
  projection: { projectionType: 'INCLUDE', nonKeyAttributes: [...table.index.projected] },
};

const protection = ({ keep }: Stage) => ({
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: table.pointInTimeRecovery },
  deletionProtectionEnabled: table.deletionProtection && keep,
});

/**
 * The stream carries whole orders, and the table's policy does not cover it. Its own names what hands records out; the
 * listing of streams is refused there. It says `*` as AWS's own template of such a table does: it holds for the stream
 * that it is put on, and nobody knows that one's name before it is there.
 */
const streamPolicy = () => ({
  policyDocument: refuseWithoutTls(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    ['*'],
  ),
});

export type OrderTableProps = {
  readonly tableName: string;
  readonly stage: Stage;
  /** DynamoDB's own where there is none. */
  readonly key: StageKey | undefined;
};

/**
 * The one table. Where the stage keeps it, it and its name stay when the stack goes: a stack that is deployed again is
 * refused instead of starting beside the old orders with an empty shop. A table that was restored is taken as it is, and
 * the one before it is left where it is: docs/deploy.md.
 */
export class OrderTable extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly indexArn: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { tableName, stage, key }: OrderTableProps) {
    super(scope, id);
    if (stage.restoredTable !== undefined) {
      const { name, arn, streamArn } = stage.restoredTable;
      this.name = name;
      this.arn = arn;
      this.streamArn = streamArn;
      this.indexArn = `${arn}/index/${table.index.name}`;
      return;
    }
    const resource =
      stage.replicas.length === 0
        ? this.alone(tableName, stage, key?.arn)
        : this.replicated(tableName, stage, key !== undefined);
    resource.applyRemovalPolicy(keptWhere(stage.keep));
    this.name = resource.ref;
    this.arn = resource.attrArn;
    this.indexArn = Fn.join('/', [resource.attrArn, 'index', table.index.name]);
    this.streamArn = resource.attrStreamArn;
  }

  /** Of the table in this region. By its name: a table that names itself in its own policy cannot be made. */
  private policy(tableName: string) {
    const place = { service: 'dynamodb', resource: 'table', resourceName: tableName };
    const arn = Stack.of(this).formatArn({ ...place, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    return { policyDocument: refuseWithoutTls(['dynamodb:*'], [arn, `${arn}/index/${table.index.name}`]) };
  }

  private alone(tableName: string, stage: Stage, keyArn: string | undefined): CfnTable {
    const { read, write } = stage.maximumUnits;
    const onDemandThroughput = { maxReadRequestUnits: read, maxWriteRequestUnits: write };
    return new CfnTable(this, 'Table', {
      tableName,
      ...shape,
      ...protection(stage),
      resourcePolicy: this.policy(tableName),
      streamSpecification: { ...stream, resourcePolicy: streamPolicy() },
      onDemandThroughput,
      globalSecondaryIndexes: [{ ...index, onDemandThroughput }],
      ...(keyArn === undefined
        ? {}
        : { sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: keyArn } }),
    });
  }

  /** Writes of one moment to one item in two regions would meet without a condition: orders go to one region at a time. */
  private replicated(tableName: string, stage: Stage, ownKey: boolean): CfnGlobalTable {
    if (ownKey) throw new Error('replicas: a key of this account is of one region; use the encryption service-key');
    const { read, write } = stage.maximumUnits;
    const writeOnDemandThroughputSettings = { maxWriteRequestUnits: write };
    const readOnDemandThroughputSettings = { maxReadRequestUnits: read };
    return new CfnGlobalTable(this, 'Table', {
      tableName,
      ...shape,
      streamSpecification: stream,
      writeOnDemandThroughputSettings,
      globalSecondaryIndexes: [{ ...index, writeOnDemandThroughputSettings }],
      replicas: [Aws.REGION, ...stage.replicas].map((region) => ({
        region,
        ...protection(stage),
        // CloudFormation cannot make a replica of another region and its policies at once: docs/deploy.md puts them there.
        ...(region === Aws.REGION
          ? {
              resourcePolicy: this.policy(tableName),
              replicaStreamSpecification: { resourcePolicy: streamPolicy() },
            }
          : {}),
        readOnDemandThroughputSettings,
        globalSecondaryIndexes: [{ indexName: index.indexName, readOnDemandThroughputSettings }],
      })),
    });
  }
}
