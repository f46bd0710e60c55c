import { ArnFormat, Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnGlobalTable, CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { table } from '#adapters/dynamodb/table';
import { removalPolicyOf } from '#cdk/data/removal-policy';
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

/** DynamoDB raises it with the traffic, and never lowers it. */
const warmth = ({ warmUnits }: Stage) =>
  warmUnits === undefined
    ? {}
    : { warmThroughput: { readUnitsPerSecond: warmUnits.read, writeUnitsPerSecond: warmUnits.write } };

/**
 * The stream carries whole orders, and the table's policy does not cover it. This one covers the actions that return
 * records; DynamoDB refuses ListStreams in it. The resource is `*`, as in AWS's own template: the policy holds for its
 * stream only, whose ARN is not known before it exists.
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
  /** Undefined where DynamoDB's own key encrypts. */
  readonly key: StageKey | undefined;
};

/**
 * The table. A stage that keeps its data keeps the table and its name when the stack is deleted: deploying the stack again
 * fails, instead of starting with an empty shop beside the old orders. A restored table is used as it is, and the former
 * one stays: docs/deploy.md.
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
        ? this.single(tableName, stage, key?.arn)
        : this.replicated(tableName, stage, key !== undefined);
    resource.applyRemovalPolicy(removalPolicyOf(stage.keep));
    this.name = resource.ref;
    this.arn = resource.attrArn;
    this.indexArn = Fn.join('/', [resource.attrArn, 'index', table.index.name]);
    this.streamArn = resource.attrStreamArn;
  }

  /** The policy of the table in this region. A reference to the table would be circular, so it has the name. */
  private policy(tableName: string) {
    const place = { service: 'dynamodb', resource: 'table', resourceName: tableName };
    const arn = Stack.of(this).formatArn({ ...place, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    return { policyDocument: refuseWithoutTls(['dynamodb:*'], [arn, `${arn}/index/${table.index.name}`]) };
  }

  private single(tableName: string, stage: Stage, keyArn: string | undefined): CfnTable {
    const { read, write } = stage.maximumUnits;
    const throughput = {
      onDemandThroughput: { maxReadRequestUnits: read, maxWriteRequestUnits: write },
      ...warmth(stage),
    };
    return new CfnTable(this, 'Table', {
      tableName,
      ...shape,
      ...protection(stage),
      resourcePolicy: this.policy(tableName),
      streamSpecification: { ...stream, resourcePolicy: streamPolicy() },
      ...throughput,
      globalSecondaryIndexes: [{ ...index, ...throughput }],
      ...(keyArn === undefined
        ? {}
        : { sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: keyArn } }),
    });
  }

  /** Conditions do not hold across regions: write orders in one region at a time. */
  private replicated(tableName: string, stage: Stage, ownKey: boolean): CfnGlobalTable {
    if (ownKey)
      throw new Error(
        'replicas and the encryption own-key exclude each other: the key exists in one region. Use the encryption service-key.',
      );
    const { read, write } = stage.maximumUnits;
    const writeOnDemandThroughputSettings = { maxWriteRequestUnits: write };
    const readOnDemandThroughputSettings = { maxReadRequestUnits: read };
    return new CfnGlobalTable(this, 'Table', {
      tableName,
      ...shape,
      streamSpecification: stream,
      writeOnDemandThroughputSettings,
      ...warmth(stage),
      globalSecondaryIndexes: [{ ...index, writeOnDemandThroughputSettings, ...warmth(stage) }],
      replicas: [Aws.REGION, ...stage.replicas].map((region) => ({
        region,
        ...protection(stage),
        // CloudFormation cannot create a replica of another region together with its policies: see docs/deploy.md.
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
