/** The commands of a section of a page, in one shell: a later block uses the variables of an earlier one. */
export type Section = { readonly heading: string; readonly script: string };

/** The script with a sample value in place of each ellipsis. */
const filledIn = (script: string): string => script.replaceAll('…', 'sample-0123456789abcdef');

/** The sections with commands, in their order. A section goes on until the next heading of any level. */
export const sectionsIn = (markdown: string): readonly Section[] => {
  const scripts = new Map<string, string[]>();
  let heading = '';
  let block: string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (block === undefined) {
      heading = /^#{2,3} (.*)$/.exec(line)?.[1] ?? heading;
      if (/^\s*```sh$/.test(line)) block = [];
    } else if (/^\s*```$/.test(line)) {
      scripts.set(heading, [...(scripts.get(heading) ?? []), ...block]);
      block = undefined;
    } else block.push(line);
  }
  return [...scripts].map(([name, lines]) => ({ heading: name, script: filledIn(lines.join('\n')) }));
};
