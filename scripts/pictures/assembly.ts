import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeTemplate } from '../whole-template.mjs';

/** A resource of a template. Ids are unique over the stacks of an assembly. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape.
  readonly properties: any;
  /** Logical ids of the resources that it references by Ref, GetAtt or Sub. */
  readonly refersTo: readonly string[];
  /** The file in cdk/ that makes it, if the synthesis noted it. */
  readonly file: string | undefined;
};

export type Template = { readonly Resources: Readonly<Record<string, { readonly Type: string }>> };

const namesIn = (sub: string): string[] => [...sub.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)].map(([, name = '']) => name);

/** The logical ids that a value references, each once, with parameters and pseudo parameters. */
export const referencesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).flatMap(([key, inner]): string[] => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [Array.isArray(inner) ? String(inner[0]) : (String(inner).split('.')[0] ?? '')];
    if (key === 'Fn::Sub' && typeof inner === 'string') return namesIn(inner);
    if (key === 'Fn::Sub' && Array.isArray(inner)) return [...namesIn(String(inner[0])), ...referencesIn(inner[1])];
    return referencesIn(inner);
  });
  return [...new Set(found)];
};

export const resourcesOf = (
  templates: readonly Template[],
  fileOf: (id: string) => string | undefined = () => undefined,
): readonly Resource[] => {
  const entries = templates.flatMap(({ Resources }) => Object.entries(Resources));
  const twice = entries.map(([id]) => id).find((id, place, ids) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new Error(`${twice} is in two stacks: the picture needs unique ids`);
  const functions = entries.flatMap(([id, resource]) => {
    const { FunctionName } = (resource as { Properties?: { FunctionName?: unknown } }).Properties ?? {};
    return resource.Type === 'AWS::Lambda::Function' && typeof FunctionName === 'string' ? [{ id, FunctionName }] : [];
  });
  /** A dashboard names functions by text. */
  const namedIn = (type: string, body: unknown): readonly string[] => {
    if (type !== 'AWS::CloudWatch::Dashboard') return [];
    const text = JSON.stringify(body).replaceAll('\\', '');
    return functions.filter(({ FunctionName }) => text.includes(`"${FunctionName}"`)).map(({ id }) => id);
  };
  return entries.map(([id, { Type: type, ...rest }]) => {
    // Metadata describes the resource, and DependsOn only orders the deployment: neither is a use.
    const { Metadata: _, DependsOn: __, ...body } = rest as Record<string, unknown>;
    const refersTo = [...new Set([...referencesIn(body), ...namedIn(type, body)])].filter((name) => name !== id);
    return { id, type, properties: body.Properties ?? {}, refersTo, file: fileOf(id) };
  });
};

type Metadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Logical id → file, from the stack traces that a synthesis with CDK_DEBUG notes: the innermost place in cdk/. */
const filesIn = (metadata: Metadata): [string, string][] =>
  Object.values(metadata).flatMap((notes): [string, string][] => {
    const dataOf = (type: string) => notes.find((note) => note.type === type)?.data;
    const frames = [dataOf('aws:cdk:creationStack')].flat().join('\n').replaceAll('\\', '/');
    const file = /\/(cdk\/[\w/-]+\.ts):/.exec(frames)?.[1];
    return file === undefined ? [] : [[String(dataOf('aws:cdk:logicalId')), file]];
  });

type Artifact = { readonly type: string; readonly additionalMetadataFile?: string };

/** The stacks in a folder that `cdk synth` wrote. */
export const readAssembly = (folder: string): readonly Resource[] => {
  const artifacts: [string, Artifact][] = Object.entries(json(folder, 'manifest.json').artifacts);
  const stacks = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const files = new Map(
    stacks.flatMap(([, { additionalMetadataFile: name }]) => (name === undefined ? [] : filesIn(json(folder, name)))),
  );
  const templates = stacks.map(([name]) => wholeTemplate(folder, name));
  return resourcesOf(templates, (id) => files.get(id));
};
