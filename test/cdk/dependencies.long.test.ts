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

/** A resource with its texts, which are read for each alias. */
type Read = Resource & { readonly id: string; readonly json: string; readonly texts: readonly string[] };
const readAll = ({ Resources }: Template): readonly Read[] =>
  Object.entries(Resources).flatMap(([id, resource]) =>
    resource.Properties === undefined
      ? []
      : [{ ...resource, id, json: JSON.stringify(resource.Properties), texts: textsIn(resource.Properties) }],
  );

/** Whether a resource names the alias by text: `live`, or `….:live`. */
const names = ({ json, texts }: Read, { name, ofFunction }: Alias): boolean =>
  texts.some((text) => text === name || new RegExp(`:${name}(?![\\w-])`).test(text)) && ofFunction.test(json);

const waitsFor = ({ json, DependsOn = [] }: Read, { id }: Alias): boolean =>
  DependsOn.includes(id) || json.includes(`"${id}"`);

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
  const naming = readAll(template)
    .filter(({ Type }) => !mayComeFirst.test(Type))
    .flatMap((resource) => aliases.filter((alias) => names(resource, alias)).map((alias) => ({ resource, alias })));
  // This resource takes the alias by name only, so every stage has a case.
  expect(naming.map(({ resource }) => resource.Type)).toContain('AWS::Lambda::EventInvokeConfig');
  const tooEarly = naming.filter(({ resource, alias }) => !waitsFor(resource, alias));
  expect(tooEarly.map(({ resource, alias }) => `${resource.id} before ${alias.id}`)).toEqual([]);
});
