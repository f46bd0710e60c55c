import { expect } from '@jest/globals';
import { servingOf, type Template } from '#test/cdk/support/synthesized';

/** How long the logs of operations are kept, and how many functions have a group: each its own, and no group is unused. */
export const logGroupsOf = (template: Template): { readonly days: readonly number[]; readonly functions: number } => {
  const groups = servingOf(template, 'AWS::Logs::LogGroup');
  const used = servingOf(template, 'AWS::Lambda::Function').map(
    ([, { Properties }]): string => Properties.LoggingConfig.LogGroup.Ref,
  );
  const others = groups.filter(([, { Properties }]) => !String(Properties.LogGroupName).startsWith('/aws/lambda/'));
  expect([...used, ...others.map(([logicalId]) => logicalId)].sort()).toEqual(
    groups.map(([logicalId]) => logicalId).sort(),
  );
  const days = groups.map(([, { Properties }]): number => Properties.RetentionInDays);
  return { days: [...new Set(days)], functions: new Set(used).size };
};
