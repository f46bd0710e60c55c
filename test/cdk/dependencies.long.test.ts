import { beforeAll, expect, test } from '@jest/globals';
import { buildBundles, ofType, type Resource, synthesize, type Template } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

/** Every text in a part of a template, joined as by CloudFormation; a reference stands in it as JSON. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (!('Fn::Join' in value)) return Object.values(value).flatMap(textsIn);
  const [separator, parts] = value['Fn::Join'] as readonly [string, readonly unknown[]];
  return [parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(separator)];
};

type Alias = { readonly id: string; readonly name: string; readonly ofFunction: RegExp };

/** `ofFunction` matches a resource that mentions the function, by reference or by name. */
const aliasesIn = (template: Template): readonly Alias[] =>
  ofType(template, 'AWS::Lambda::Alias').map(([id, { Properties }]) => {
    const { Ref } = Properties.FunctionName;
    const functionName: string = template.Resources[Ref]?.Properties.FunctionName;
    return { id, name: Properties.Name, ofFunction: new RegExp(`\\b(${Ref}|${functionName})(?![\\w-])`) };
  });

/** Whether a resource names the alias by text: `live`, or `….:live`. */
const names = ({ Properties }: Resource, { name, ofFunction }: Alias): boolean =>
  textsIn(Properties).some((text) => text === name || new RegExp(`:${name}(?![\\w-])`).test(text)) &&
  ofFunction.test(JSON.stringify(Properties));

const waitsFor = ({ Properties, DependsOn = [] }: Resource, { id }: Alias): boolean =>
  DependsOn.includes(id) || JSON.stringify(Properties).includes(`"${id}"`);

/** A permission and an alarm may exist before the alias. */
const mayComeFirst = /^AWS::(IAM|CloudWatch)::|^AWS::Lambda::Alias$/;

test.each([
  { stage: 'dev', mailSender: 'orders@shop.example' },
  { stage: 'dev', mailSender: 'orders@shop.example', api: 'rest', functions: 'one' },
  { stage: 'staging' },
  { stage: 'prod', mailSender: 'orders@shop.example', provisioned: 'getOrder:2' },
])('a resource that names the alias of a function depends on it in %j', (context) => {
  const { template } = synthesize({ context });
  const aliases = aliasesIn(template);
  const naming = Object.entries(template.Resources)
    .filter(([, { Type, Properties }]) => Properties !== undefined && !mayComeFirst.test(Type))
    .flatMap(([id, resource]) =>
      aliases.filter((alias) => names(resource, alias)).map((alias) => ({ id, resource, alias })),
    );
  // This resource takes the alias by name only, so every stage has a case.
  expect(naming.map(({ resource }) => resource.Type)).toContain('AWS::Lambda::EventInvokeConfig');
  const tooEarly = naming.filter(({ resource, alias }) => !waitsFor(resource, alias));
  expect(tooEarly.map(({ id, alias }) => `${id} before ${alias.id}`)).toEqual([]);
});
