import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { excuse } from '#cdk/excuse';

export type TableKeyProps = { readonly name: string; readonly keep: boolean };

/** A key of this account for the table, turned every year. Who may use the table uses it through DynamoDB alone. */
export class TableKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { name, keep }: TableKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: name,
      description: `Encrypts the table ${name}`,
      enableKeyRotation: true,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    excuse(
      this.key,
      'CKV_AWS_33',
      'Whoever of this account may use the table, through DynamoDB alone: both are conditions.',
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughDynamoDB',
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Decrypt',
          'kms:Encrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': Aws.ACCOUNT_ID,
            'kms:ViaService': `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          },
        },
      }),
    );
  }
}
