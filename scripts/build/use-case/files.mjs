import { camelCase, capitalized } from '../../text.mjs';
import { nounOf, pathsOf, read, routeOf } from './names.mjs';
import { sampleOf } from './samples.mjs';
import { withCopiedDecision, withoutContractTexts, withoutDocComment, withoutTestName } from './texts.mjs';

/** @typedef {import('./samples.mjs').UseCase} UseCase @typedef {import('./samples.mjs').Sample} Sample */

/** The domain stays: the copy decides as its sample does, until its author writes another decision. */
const domainImports = /^(import [^;]*? from '#domain\/[^']*';\n)/gm;

/** Names of the sample in a text, and the names of the copy. @param {UseCase} useCase @param {Sample} sample @param {string} room */
const renamesOf = ({ area, name }, sample, room) => {
  const noun = capitalized(camelCase(nounOf(name)));
  /** @type {Readonly<Record<string, string>>} */
  const names = {
    [`${room}/${sample.name}`]: `${area}/${name}`,
    [sample.name]: name,
    [camelCase(sample.name)]: camelCase(name),
    [capitalized(camelCase(sample.name))]: capitalized(camelCase(name)),
    ...Object.fromEntries(Object.entries(sample.names ?? {}).map(([from, to]) => [from, to.replace('<Noun>', noun)])),
  };
  const pattern = new RegExp(Object.keys(names).join('|'), 'g');
  return (/** @type {string} */ text) => text.replace(pattern, (found) => names[found] ?? found);
};

/**
 * The text of each file of a new use case, by its path: the files of its sample with other names, and placeholders for what
 * they say about the sample.
 * @param {UseCase} useCase @returns {Readonly<Record<string, string>>}
 */
export const filesOf = (useCase) => {
  const { area, name } = useCase;
  const sample = sampleOf(useCase);
  const room = sample.room === undefined ? area : `${area}/${sample.room}`;
  const rename = renamesOf(useCase, sample, room);
  const renamed = (/** @type {string} */ text) =>
    text
      .split(domainImports)
      .map((part, index) => (index % 2 === 1 ? part : rename(part)))
      .join('')
      .replace(/(?<=^ {2}path: )'.*'/m, () => `'${routeOf(useCase).path}'`);
  const [from, to] = [pathsOf(room, sample.name, sample.test), pathsOf(area, name)];
  return {
    [to.useCase]: withCopiedDecision(withoutDocComment(renamed(read(from.useCase)), name), name, sample.name),
    [to.operation]: withoutContractTexts(renamed(read(from.operation)), name, sample),
    [to.test]: withoutTestName(renamed(read(from.test)), name),
  };
};
