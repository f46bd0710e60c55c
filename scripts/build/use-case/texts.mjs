// Replaces what the copied use case says about itself by placeholders, which `npm run check` refuses.
import { placeholder } from '../../test/placeholders.mjs';

/** @typedef {import('./samples.mjs').Sample} Sample */

/** A literal text, on the same line or on the next. */
const literal = /(?:'(?:[^'\\]|\\.)*'|`[^`]*`)/.source;

/** @param {string} name hold-order → Hold an order */
const titleOf = (name) => {
  const words = name.replace(/-(order)$/, '-an-$1').replace(/-(product|fulfillment|return|payment)$/, '-a-$1');
  return (words.charAt(0).toUpperCase() + words.slice(1)).replaceAll('-', ' ');
};

/** The doc comment of the use case. @param {string} text @param {string} name */
export const withoutDocComment = (text, name) =>
  text.replace(
    /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?=export const \w+ = defineUseCase)/,
    () => `/** ${placeholder(name, 'say in one sentence what it does.')} */\n`,
  );

/** A line that is to be removed with what was copied. @param {string} name @param {string} copied @param {string} sample */
const reminder = (name, copied, sample) =>
  `// ${placeholder(name, `write your ${copied} in place of those of ${sample}, and remove this line`)}\n`;

/** A use case with a reminder at its decision. @param {string} text @param {string} name @param {string} sample */
export const withCopiedDecision = (text, name, sample) =>
  text.replace(/^ {2}uses: /m, (line) => `  ${reminder(name, 'ports and rules', sample)}${line}`);

/** The name of the test. @param {string} text @param {string} name */
export const withoutTestName = (text, name) =>
  text.replace(new RegExp(`(?<=^test\\()${literal}`, 'm'), () => `'${placeholder(name, 'say what must be true')}'`);

/** Removes names from imports that the text no longer uses. @param {string} text */
const withoutUnusedImports = (text) =>
  text.replaceAll(/^import (?:type )?\{([^}]*)\} from '[^']*';\n/gm, (statement, names, at) => {
    const rest = text.slice(0, at) + text.slice(at + statement.length);
    const isUsed = (/** @type {string} */ one) =>
      new RegExp(
        `\\b${one
          .replace(/^type /, '')
          .split(' as ')
          .at(-1)}\\b`,
      ).test(rest);
    const listed = names
      .split(',')
      .map((/** @type {string} */ one) => one.trim())
      .filter(Boolean);
    const used = listed.filter(isUsed);
    if (used.length === listed.length) return statement;
    return used.length === 0 ? '' : statement.replace(/\{[^}]*\}/, () => `{ ${used.join(', ')} }`);
  });

/** Summary, descriptions and example of an operation. @param {string} text @param {string} name @param {Sample} sample */
export const withoutContractTexts = (text, name, { example, name: sample, method }) => {
  const hint = (/** @type {string} */ what) => `'${placeholder(name, what)}'`;
  /** @type {readonly (readonly [RegExp, string])[]} */
  const replacements = [
    [new RegExp(`(?<=^ {2}summary:\\s+)${literal}`, 'm'), hint(`name it, such as ${titleOf(name)}`)],
    [new RegExp(`(?<=^ {2}description:\\s+)${literal}`, 'm'), hint('say what callers must know about it')],
    [new RegExp(`(?<=(?:^ {4,}|\\{ .*)description:\\s+)${literal}`, 'gm'), hint('say what the reply is')],
    [new RegExp(`(?<=changedOrder\\()${literal}`, 'g'), hint('say what the reply is')],
    [new RegExp(`(?<=z\\.describe\\(\\s*)${literal}`, 'g'), hint('say what the field means')],
  ];
  const replaced = replacements.reduce((changed, [pattern, by]) => changed.replace(pattern, () => by), text);
  const own = example?.(placeholder(name, 'give an example'));
  const shown =
    own === undefined ? replaced : replaced.replace(/(?<=^ {4}example: )(?:\{\n[\s\S]*?^ {4}\}|.*)(?=,$)/m, () => own);
  const parts = method === 'GET' ? 'parameters, reply' : 'headers, body';
  return withoutUnusedImports(
    shown.replace(/^ {2}access: /m, (line) => `  ${reminder(name, `access, ${parts} and refusals`, sample)}${line}`),
  );
};
