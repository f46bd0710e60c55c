import { placeholder } from '../../test/placeholders.mjs';
import { camelCase } from '../../text.mjs';
import { read } from './names.mjs';
import { sampleOf } from './samples.mjs';

/** @typedef {import('./samples.mjs').UseCase} UseCase */

export const registered = 'src/adapters/http/operations/registered.ts';
/** The operations that come before an operation, so that its example succeeds. */
export const prerequisites = 'scripts/contract/prerequisites.ts';
/** The commands on orders that random lives do not send. */
export const leftOut = 'test/lives/left-out.ts';
/** The commands on orders that the list of what an order takes does not tell. */
export const untold = 'test/http/support/untold-commands.ts';
/** The bounds of bodies that their schemas do not document. */
export const bounds = 'test/http/edge/fields.long.test.ts';

/** The registry with the new line, in its order. @param {UseCase} useCase */
const registeredWith = ({ area, name }) => {
  const lines = read(registered).split('\n');
  const moduleIn = (/** @type {string} */ line) => /from '(.*)'/.exec(line)?.[1];
  const module = `#adapters/http/operations/${area}/${name}`;
  const next = lines.findIndex((line) => (moduleIn(line) ?? '') > module);
  const line = `export { ${camelCase(name)}Operation } from '${module}';`;
  return lines.toSpliced(next < 0 ? lines.length - 1 : next, 0, line).join('\n');
};

/** A file that ends with a table, with one more row. @param {string} file @param {string} row */
const withRow = (file, row) => {
  const text = read(file);
  const end = text.lastIndexOf('};');
  const isEmpty = text.slice(end - 1, end) === '{';
  return `${text.slice(0, end)}${isEmpty ? '\n' : ''}  ${row}\n${text.slice(end)}`;
};

/** A file with a table, in which the copy has what its sample has; undefined: the sample has nothing. @param {string} file @param {string} from @param {string} to */
const withCopy = (file, from, to) => {
  const text = read(file);
  const row = new RegExp(`^ {2}${from}: (.*),$`, 'm');
  return row.test(text) ? text.replace(row, (line, value) => `${line}\n  ${to}: ${value},`) : undefined;
};

/**
 * The texts of the tables that get a line for a new use case, by their path.
 * @param {UseCase} useCase @returns {Readonly<Record<string, string>>}
 */
export const tablesOf = (useCase) => {
  const { onOrder = false, fields = false, name } = sampleOf(useCase);
  const [from, to] = [camelCase(name), camelCase(useCase.name)];
  const reason = placeholder(useCase.name, 'send it in test/lives/commands.ts, or say here why not');
  const untoldReason = placeholder(useCase.name, 'add it to src/domain/orders/actions.ts, or say here why not');
  return {
    [registered]: registeredWith(useCase),
    ...(onOrder
      ? {
          [prerequisites]: withCopy(prerequisites, from, to) ?? withRow(prerequisites, `${to}: ['placeOrder'],`),
          [leftOut]: withRow(leftOut, `${to}: '${reason}',`),
          [untold]: withRow(untold, `${to}: '${untoldReason}',`),
        }
      : {}),
    ...(fields ? { [bounds]: withCopy(bounds, from, to) ?? read(bounds) } : {}),
  };
};
