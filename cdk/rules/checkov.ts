import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Tells checkov, at the one resource, that a rule does not hold and why. What holds nowhere is in template-rules.ts. */
export const excuse = (construct: IConstruct, id: string, comment: string): void => {
  const resource = construct.node.defaultChild as CfnResource;
  const { skip = [] } = resource.getMetadata('checkov') ?? {};
  resource.addMetadata('checkov', { skip: [...skip, { id, comment }] });
};
