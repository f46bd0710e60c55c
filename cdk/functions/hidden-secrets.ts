import { CfnParameter, type NestedStack } from 'aws-cdk-lib';
import type { SecretValues } from '#cdk/data/secrets';

/** The secrets as parameters of a nested stack. CloudFormation shows the value of such a parameter to nobody. */
export class HiddenSecrets implements SecretValues {
  private readonly stack: NestedStack;
  private readonly values: SecretValues;

  constructor(stack: NestedStack, values: SecretValues) {
    this.stack = stack;
    this.values = values;
  }

  get tagSchedule(): string {
    return this.parameter('TagSecrets', this.values.tagSchedule);
  }

  get cursor(): string {
    return this.parameter('CursorSecret', this.values.cursor);
  }

  get providerEvents(): string {
    return this.parameter('ProviderEventSecrets', this.values.providerEvents);
  }

  /** The stack has a parameter only if one of its functions needs it. */
  private parameter(name: string, value: string): string {
    const known = this.stack.node.tryFindChild(name) as CfnParameter | undefined;
    this.stack.setParameter(name, value);
    return (known ?? new CfnParameter(this.stack, name, { noEcho: true })).valueAsString;
  }
}
