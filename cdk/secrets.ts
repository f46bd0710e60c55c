import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '#cdk/acknowledged';

/**
 * The secrets of customers' tags by the time they count from. An epoch is added at the end and never changed or taken
 * away: an order's id holds the tag of its time.
 */
const tagEpochs: readonly { readonly from: number; readonly name: string }[] = [{ from: 0, name: 'customer-tags-1' }];

export type ServiceSecretsProps = { readonly prefix: string; readonly keep: boolean };

/**
 * Generated once. Where the stage keeps them they outlive the stack, because losing a tag secret loses the customers'
 * lists. Functions get them by dynamic reference, so no value is ever in a template.
 */
export class ServiceSecrets extends Construct {
  /** The schedule as configuration.ts reads it. */
  readonly tagSchedule: string;
  readonly cursor: string;

  constructor(scope: Construct, id: string, { prefix, keep }: ServiceSecretsProps) {
    super(scope, id);
    acknowledge(this, 'no-rotation');
    const generated = (name: string): string => {
      const secret = new Secret(this, name, {
        secretName: `${prefix}/${name}`,
        // Without punctuation the reference stands inside JSON as it is.
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      });
      return secret.secretValue.unsafeUnwrap();
    };
    this.tagSchedule = JSON.stringify(tagEpochs.map(({ from, name }) => ({ from, secret: generated(name) })));
    this.cursor = generated('cursors');
  }
}
