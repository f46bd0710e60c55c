// Reads the templates of a synthesized stack. Nested stacks divide it only because CloudFormation limits the size of a
// stack: who asks what is deployed reads it as a whole.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Resource
 * @property {string} Type
 * @property {any} [Properties]
 * @property {string | readonly string[]} [DependsOn]
 */
/**
 * @typedef {object} Template
 * @property {Readonly<Record<string, Resource>>} Resources
 * @property {Readonly<Record<string, { NoEcho?: boolean, Default?: string }>>} [Parameters]
 * @property {Readonly<Record<string, { Value: any }>>} [Outputs]
 */
/**
 * @typedef {object} NestedTemplate
 * @property {string} id the logical id of the nested stack
 * @property {string} file
 * @property {Template} template
 * @property {Readonly<Record<string, unknown>>} given the value of each parameter
 * @property {readonly string[]} after what the nested stack depends on
 */

/** @param {string} folder @param {string} file */
const read = (folder, file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** @param {Resource} resource @returns {readonly string[]} */
const dependenciesOf = ({ DependsOn = [] }) => [DependsOn].flat();

/** @param {string} folder @param {string} stack @returns {{ own: Template, nested: readonly NestedTemplate[] }} */
export const templatesOf = (folder, stack) => {
  /** @type {Template} */
  const own = read(folder, `${stack}.template.json`);
  const stacks = Object.entries(own.Resources).filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack');
  if (stacks.length === 0) return { own, nested: [] };
  const { files } = read(folder, `${stack}.assets.json`);
  const nested = stacks.map(([id, resource]) => {
    const { TemplateURL, Parameters = {} } = resource.Properties;
    const [, asset = ''] = /\/([0-9a-f]{64})\.json/.exec(JSON.stringify(TemplateURL)) ?? [];
    const file = files[asset].source.path;
    return { id, file, template: read(folder, file), given: Parameters, after: dependenciesOf(resource) };
  });
  return { own, nested };
};

/** @typedef {(value: any) => any} Resolve */

/** Replaces values of JSON. @param {any} value @param {(value: any) => { by: any } | undefined} replacement @returns {any} */
const replaced = (value, replacement) => {
  if (typeof value !== 'object' || value === null) return value;
  const found = replacement(value);
  if (found !== undefined) return found.by;
  if (Array.isArray(value)) return value.map((element) => replaced(element, replacement));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, replacement)]));
};

/**
 * A stack and its nested stacks as one template: a parameter of a nested stack is the value that it is given, and an output
 * the value that it has.
 * @param {string} folder @param {string} stack @returns {Template}
 */
export const wholeTemplate = (folder, stack) => {
  const { own, nested } = templatesOf(folder, stack);
  /** @type {Resolve} */
  const inStack = (value) =>
    replaced(value, ({ 'Fn::GetAtt': attribute }) => {
      const [id, name] = Array.isArray(attribute) ? attribute : [];
      const owner = nested.find((one) => one.id === id);
      const output = owner?.template.Outputs?.[String(name).replace('Outputs.', '')];
      return owner === undefined || output === undefined ? undefined : { by: inNested(owner)(output.Value) };
    });
  /** @param {NestedTemplate} owner @returns {Resolve} */
  const inNested =
    ({ given }) =>
    (value) =>
      replaced(value, ({ Ref: name }) =>
        typeof name === 'string' && Object.hasOwn(given, name) ? { by: inStack(given[name]) } : undefined,
      );
  /** @param {readonly string[]} ids */
  const withNested = (ids) =>
    ids.flatMap((id) => {
      const owner = nested.find((one) => one.id === id);
      return owner === undefined ? [id] : Object.keys(owner.template.Resources);
    });
  /** @param {Resolve} resolve @param {readonly string[]} [after] @returns {(entry: [string, Resource]) => [string, Resource]} */
  const resolved =
    (resolve, after = []) =>
    ([id, resource]) => {
      const DependsOn = withNested([...dependenciesOf(resource), ...after]);
      return [id, { ...resolve(resource), ...(DependsOn.length === 0 ? {} : { DependsOn }) }];
    };
  const isKept = (/** @type {[string, Resource]} */ [, { Type }]) => Type !== 'AWS::CloudFormation::Stack';
  const entries = [
    ...Object.entries(own.Resources).filter(isKept).map(resolved(inStack)),
    ...nested.flatMap((one) => Object.entries(one.template.Resources).map(resolved(inNested(one), one.after))),
  ];
  const twice = entries.find(([id], place) => entries.findIndex(([other]) => other === id) !== place);
  if (twice !== undefined) throw new Error(`${twice[0]} is in two stacks of ${stack}.`);
  return { ...own, Resources: Object.fromEntries(entries), Outputs: inStack(own.Outputs ?? {}) };
};
