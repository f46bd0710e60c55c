import { beforeAll, expect, test } from '@jest/globals';
import { buildBundles, ofType, servingOf, synthesize, type Template } from '#test/cdk/support/synthesized';

let open: Template;
let closed: Template;
beforeAll(() => {
  buildBundles();
  [open, closed] = [synthesize().template, synthesize({ context: { closed: 'yes' } }).template];
});

const closedOf = (template: Template) =>
  servingOf(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
    const variables = Properties.Environment?.Variables ?? {};
    return 'CORS_ORIGINS' in variables ? [variables.SHOP_CLOSED] : [];
  });
const statesOf = (template: Template) => [
  ...ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties.Enabled),
  ...ofType(template, 'AWS::Events::Rule').flatMap(([, { Properties }]) =>
    Properties.ScheduleExpression === undefined ? [] : [Properties.State === 'ENABLED'],
  ),
];

test('a closed stage closes every function that serves, and starts no job from the stream or a schedule', () => {
  expect(closedOf(closed).length).toBeGreaterThan(60);
  expect(new Set(closedOf(closed))).toEqual(new Set(['yes']));
  expect(statesOf(closed).length).toBeGreaterThan(5);
  expect(new Set(statesOf(closed))).toEqual(new Set([false]));
});

test('an open stage says that its jobs are on, so that opening starts them again', () => {
  expect(new Set(closedOf(open))).toEqual(new Set([undefined]));
  expect(new Set(statesOf(open))).toEqual(new Set([true]));
});
