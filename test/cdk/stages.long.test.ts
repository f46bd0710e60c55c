import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { stageFrom, stageNames } from '#cdk/stage';
import { buildBundles, type Resource, synthesise } from '#test/cdk/synthesised';

beforeAll(buildBundles);

/** One of each class, so that a new operation leaves the pictures as they are. */
const few = operations.filter(({ id }) => ['getOrder', 'placeOrder', 'batchPlaceOrders', 'contract'].includes(id));

const nameIn = ({ Properties = {} }: Resource): string => {
  const names = [
    'FunctionName',
    'TableName',
    'Name',
    'LogGroupName',
    'RouteKey',
    'UserPoolName',
    'AlarmName',
    'TopicName',
  ];
  const name = names.map((key) => Properties[key]).find((value) => typeof value === 'string');
  return name === undefined ? '' : ` ${name}`;
};

const lineOf = (resource: Resource): string =>
  `${resource.Type}${nameIn(resource)}${resource.DeletionPolicy === 'Retain' ? ', kept' : ''}`;

const setting = (name: string) => stageFrom((asked) => (asked === 'stage' ? name : undefined));

describe('a stage', () => {
  test.each(stageNames)('%s is decided in one place', (name) => {
    expect(setting(name)).toMatchSnapshot();
  });

  test.each(stageNames)('%s has these resources', (stage) => {
    const { template } = synthesise({ operations: few, context: { stage } });
    expect(Object.values(template.Resources).map(lineOf).sort()).toMatchSnapshot();
  });

  test('of another name is like dev', () => {
    const { name, ...mine } = setting('branch-7');
    expect({ ...mine, name: 'dev' }).toEqual(setting('dev'));
    expect(name).toBe('branch-7');
  });

  test.each(stageNames)('%s fits into one stack of CloudFormation, with room for more operations', (stage) => {
    const { template } = synthesise({ context: { stage } });
    const count = Object.keys(template.Resources).length;
    const { template: fewer } = synthesise({ operations: operations.slice(1), context: { stage } });
    const each = count - Object.keys(fewer.Resources).length;
    expect(each).toBeLessThanOrEqual(9);
    expect(count + 8 * each).toBeLessThanOrEqual(500);
    expect(JSON.stringify(template).length).toBeLessThan(900_000);
  });
});
