import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { templatesOf, wholeTemplate } from '../../scripts/whole-template.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
const hashOf = (name: string) => name.padEnd(64, '0');
const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });

const nestedStack = (hash: string, Parameters: object = {}, others: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.example/assets/${hash}.json` }, Parameters },
  ...others,
});

/** A table in the stack, a function in one nested stack, its caller in another, and a route in the stack. */
const shop = () => {
  const [first, second] = [hashOf('a'), hashOf('b')];
  write('shop.assets.json', {
    files: { [first]: { source: { path: 'first.json' } }, [second]: { source: { path: 'second.json' } } },
  });
  write('shop.template.json', {
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table' },
      First: nestedStack(first, { TableArn: attribute('Table', 'Arn') }, { DependsOn: ['Table'] }),
      Second: nestedStack(second, { Called: attribute('First', 'Outputs.FunctionArn') }),
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { Target: { 'Fn::Join': ['/', ['functions', attribute('First', 'Outputs.FunctionArn')]] } },
        DependsOn: 'First',
      },
    },
    Outputs: { Function: { Value: attribute('First', 'Outputs.FunctionArn') }, Table: { Value: ref('Table') } },
  });
  write('first.json', {
    Parameters: { TableArn: { Type: 'String' } },
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { On: ['any', { 'Fn::Join': ['', [ref('TableArn'), '/index']] }] } },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Role: attribute('Role', 'Arn') }, DependsOn: ['Role'] },
    },
    Outputs: { FunctionArn: { Value: attribute('Function', 'Arn') } },
  });
  write('second.json', {
    Parameters: { Called: { Type: 'String' } },
    Resources: {
      Caller: { Type: 'AWS::Lambda::Function', Properties: { Calls: ref('Called'), In: ref('AWS::Region') } },
    },
  });
};

describe('a stack with nested stacks', () => {
  test('is one template: parameters are what they are given, outputs what they have', () => {
    shop();
    const { Resources, Outputs } = wholeTemplate(folder, 'shop');
    expect(Object.keys(Resources)).toEqual(['Table', 'Route', 'Role', 'Function', 'Caller']);
    expect(Resources.Role?.Properties.On).toEqual(['any', { 'Fn::Join': ['', [attribute('Table', 'Arn'), '/index']] }]);
    expect(Resources.Function?.Properties.Role).toEqual(attribute('Role', 'Arn'));
    expect(Resources.Caller?.Properties).toEqual({ Calls: attribute('Function', 'Arn'), In: ref('AWS::Region') });
    expect(Resources.Route?.Properties.Target['Fn::Join'][1]).toEqual(['functions', attribute('Function', 'Arn')]);
    expect(Outputs).toEqual({ Function: { Value: attribute('Function', 'Arn') }, Table: { Value: ref('Table') } });
  });

  test('keeps the order of a deployment', () => {
    shop();
    const { Resources } = wholeTemplate(folder, 'shop');
    expect(Resources.Route?.DependsOn).toEqual(['Role', 'Function']);
    expect(Resources.Function?.DependsOn).toEqual(['Role', 'Table']);
    expect(Resources.Table?.DependsOn).toBeUndefined();
  });

  test('is refused if an id is in two of its templates', () => {
    shop();
    write('second.json', { Resources: { Role: { Type: 'AWS::IAM::Role' } } });
    expect(() => wholeTemplate(folder, 'shop')).toThrow('Role is in two stacks of shop.');
  });

  test('has its templates one by one too, with the files that hold them', () => {
    shop();
    const { own, nested } = templatesOf(folder, 'shop');
    expect(Object.keys(own.Resources)).toContain('First');
    expect(nested.map(({ id, file }) => [id, file])).toEqual([
      ['First', 'first.json'],
      ['Second', 'second.json'],
    ]);
  });

  test('is its own template if it has none', () => {
    const template = { Resources: { Table: { Type: 'AWS::DynamoDB::Table' } }, Outputs: {} };
    write('plain.template.json', template);
    expect(wholeTemplate(folder, 'plain')).toEqual(template);
  });
});
