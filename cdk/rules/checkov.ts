import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Makes checkov skip a rule for one resource. Rules that are skipped everywhere are in template-rules.ts. */
export const skipCheckov = (construct: IConstruct, id: string, comment: string): void => {
  const resource = construct.node.defaultChild as CfnResource;
  const { skip = [] } = resource.getMetadata('checkov') ?? {};
  resource.addMetadata('checkov', { skip: [...skip, { id, comment }] });
};
