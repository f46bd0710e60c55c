import type { Resource } from './assembly';
import type { Model, Node } from './model';
import type { Layout } from './placed';
import { roles } from './roles';
import { escaped, svgOf } from './svg';

const styles = `
:root{color-scheme:light dark}
body{margin:0;padding:16px;font:14px/1.45 Inter,system-ui,sans-serif;color:light-dark(#1c2430,#e6edf3);background:light-dark(#fff,#0d1117)}
main{display:grid;grid-template-columns:minmax(0,1140px) minmax(300px,1fr);gap:24px;align-items:start}
svg{width:100%;height:auto}
a{color:inherit}svg a:hover .box,svg a:focus .box{stroke-width:2.5}
aside{position:sticky;top:16px;max-height:calc(100vh - 32px);overflow:auto}
aside section{display:none}aside section:target,aside:not(:has(:target)) #start{display:block}
h1{font-size:20px}h2{font-size:17px;margin:0 0 8px}
table{border-collapse:collapse;width:100%;font-size:12px}td,th{padding:4px 8px 4px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere;border-bottom:1px solid light-dark(#d5dae1,#2b3542)}
td a{white-space:nowrap;overflow-wrap:normal}small{opacity:.75}
@media (max-width:1200px){main{grid-template-columns:1fr}aside{position:static;max-height:none}}
`;

const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (heads: readonly string[], rows: readonly string[]) =>
  `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;

/** The id of a version ends in a hash of its code: with it every change of code would change the picture. */
const cellOf = ({ id, type }: Resource) => `${id.replace(/[0-9a-f]{32}$/, '…')}<br/><small>${type}</small>`;

/** The page is in docs/architecture. */
const linkTo = (file: string | undefined) => (file === undefined ? '' : `<a href="../../${file}">${file}</a>`);

const behind = (node: Node, { nodes, edges }: Model): string => {
  const titlesOf = (ids: readonly string[]) =>
    ids.map((id) => nodes.find((one) => one.id === id)?.title ?? id).join(', ');
  const to = edges.filter(({ from }) => from === node.id).map((edge) => edge.to);
  const from = edges.filter((edge) => edge.to === node.id).map((edge) => edge.from);
  return [
    `<section id="${node.id}">`,
    `<h2>${escaped(`${roles[node.role].service}: ${node.title}`)}</h2>`,
    ...node.lines.map((line) => `<p>${escaped(line)}</p>`),
    from.length === 0 ? '' : `<p>from: ${escaped(titlesOf(from))}</p>`,
    to.length === 0 ? '' : `<p>to: ${escaped(titlesOf(to))}</p>`,
    table(
      ['Resource', 'Made in'],
      node.resources.map((resource) => row([cellOf(resource), linkTo(resource.file)])),
    ),
    '</section>',
  ].join('\n');
};

/** The picture as a page without a script: a click on a box makes it the target of the page's address. */
export const htmlOf = (model: Model, layout: Layout, source: string): string => {
  const chosen = model.nodes.map(({ id }) => `body:has([id="${id}"]:target) [href="#${id}"] .box{stroke-width:3}`);
  const reasons = model.notDrawn.map(({ resource, reason }) => row([cellOf(resource), escaped(reason)]));
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8"/>',
    '<meta name="viewport" content="width=device-width"/>',
    '<title>The order service on AWS</title>',
    `<style>${styles}${chosen.join('\n')}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<div>${svgOf(layout, source, true)}</div>`,
    '<aside>',
    '<section id="start">',
    '<h1>The order service on AWS</h1>',
    '<p>Choose a box to see the resources behind it, and the files that make them.</p>',
    reasons.length === 0
      ? '<p>Every resource of the template is behind a box.</p>'
      : `<h2>Not drawn</h2>\n${table(['Resource', 'Why'], reasons)}`,
    '</section>',
    ...model.nodes.map((node) => behind(node, model)),
    '</aside>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
