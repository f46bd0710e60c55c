import type { Stage } from '#cdk/stage';

/**
 * The tags of a stack. CloudFormation gives them to every resource that takes tags, those of nested stacks included, and
 * bills can be divided by them once they are activated as cost allocation tags.
 */
export const tagsOf = ({ name, owner }: Pick<Stage, 'name' | 'owner'>): Readonly<Record<string, string>> => ({
  service: 'order-service',
  stage: name,
  ...(owner === undefined ? {} : { owner }),
});
