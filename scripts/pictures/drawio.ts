import type { Layout, PlacedEdge, PlacedNode } from './placed';
import { roles } from './roles';
import { colors, escaped } from './svg';

const cell = (attributes: Readonly<Record<string, string>>, geometry: string): string => {
  const all = Object.entries({ ...attributes, parent: '1' });
  return `<mxCell ${all.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}>${geometry}</mxCell>`;
};

const place = ({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>) =>
  `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/>`;

const box = (node: PlacedNode): string => {
  const { service, family } = roles[node.role];
  const [color] = colors[family];
  const value = [
    `<font color="${color}" style="font-size:10px">${escaped(service)}</font>`,
    `<b>${escaped(node.title)}</b>`,
    ...node.text.map((line) => `<font style="font-size:11px">${escaped(line)}</font>`),
  ].join('<br>');
  const style = `rounded=1;arcSize=6;absoluteArcSize=1;html=1;align=left;verticalAlign=top;spacingLeft=8;strokeColor=${color};fillColor=#ffffff;fontColor=#1c2430;fontSize=13;`;
  return cell({ id: node.id, value, style, vertex: '1' }, place(node));
};

/** The arrow through the same points. Its ends are given as fractions of the boxes. */
const arrow = ({ from, to, kind, points }: PlacedEdge, nodes: readonly PlacedNode[]): string => {
  const part = (id: string, place: number, name: string) => {
    const node = nodes.find((one) => one.id === id);
    const point = points.at(place);
    if (node === undefined || point === undefined) return '';
    return `${name}X=${(point.x - node.x) / node.width};${name}Y=${(point.y - node.y) / node.height};`;
  };
  const look = kind === 'failure' ? 'dashed=1;strokeColor=#b42318;' : 'strokeColor=#3b4552;';
  const style = `edgeStyle=none;rounded=1;html=1;endArrow=block;${look}${part(from, 0, 'exit')}${part(to, -1, 'entry')}`;
  const bends = points.slice(1, -1).map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`);
  const through = bends.length === 0 ? '' : `<Array as="points">${bends.join('')}</Array>`;
  return cell(
    { id: `${kind} ${from} ${to}`, style, edge: '1', source: from, target: to },
    `<mxGeometry relative="1" as="geometry">${through}</mxGeometry>`,
  );
};

/** The picture for draw.io (diagrams.net), to edit by hand: the same boxes and arrows at the same places. */
export const drawioOf = ({ width, height, frames, nodes, edges }: Layout): string =>
  [
    '<mxfile host="app.diagrams.net">',
    '<diagram id="aws" name="The order service on AWS">',
    `<mxGraphModel grid="0" page="1" pageWidth="${width}" pageHeight="${height}"><root>`,
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    ...frames.map((frame) => {
      const style =
        'rounded=1;arcSize=10;absoluteArcSize=1;html=1;align=left;verticalAlign=top;spacingLeft=12;fontStyle=1;fillColor=#f4f5f7;strokeColor=#d5dae1;fontColor=#4a5563;';
      return cell({ id: `frame ${frame.band}`, value: escaped(frame.title), style, vertex: '1' }, place(frame));
    }),
    ...nodes.map(box),
    ...edges.map((edge) => arrow(edge, nodes)),
    '</root></mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n');
