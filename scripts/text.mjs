/** @param {string} id placeOrder and PlaceOrder → place-order */
export const kebabCase = (id) => id.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** @param {string} id placeOrder → PlaceOrder */
export const capitalized = (id) => id.charAt(0).toUpperCase() + id.slice(1);

/** @param {string} name place-order → placeOrder */
export const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * A Markdown table with aligned columns.
 * @param {readonly string[]} head @param {readonly (readonly string[])[]} body @returns {string}
 */
export const markdownTable = (head, body) => {
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => (row[column] ?? '').length)));
  /** @param {readonly string[]} cells */
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

/** @param {readonly number[]} values NaN where there is none */
export const median = (values) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
