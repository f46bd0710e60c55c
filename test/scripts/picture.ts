import { sizes } from '../../scripts/pictures/layout';
import type { Model } from '../../scripts/pictures/model';
import type { Layout, PlacedNode } from '../../scripts/pictures/placed';
import { widthOf } from '../../scripts/pictures/png';
import { roles } from '../../scripts/pictures/roles';
import { touches } from '../../scripts/pictures/route';
import { escaped } from '../../scripts/pictures/svg';

/** The edges of a model by the roles of their boxes, such as `people → api`; `○` for care. */
export const edgesOf = ({ nodes, edges }: Model): string[] => {
  const nameOf = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    return node === undefined ? `nothing called ${id}` : node.role === 'queue' ? node.title : node.role;
  };
  const sign = { flow: '→', failure: '⇢', care: '○' };
  return edges.map(({ from, to, kind }) => `${nameOf(from)} ${sign[kind]} ${nameOf(to)}`).sort();
};

const corners = ({ x, y, width, height }: PlacedNode) =>
  [
    { x, y },
    { x: x + width, y: y + height },
  ] as const;

export const overlaps = ({ nodes }: Layout): string[] =>
  nodes.flatMap((node, place) =>
    nodes
      .slice(place + 1)
      .filter((other) => touches(corners(node), other, 4))
      .map((other) => `${node.title} and ${other.title}`),
  );

/** The boxes that an arrow crosses. It only touches the boxes at its ends. */
export const crossings = ({ nodes, edges }: Layout): string[] =>
  edges.flatMap(({ from, to, points }) =>
    points.slice(1).flatMap((point, place) =>
      nodes
        .filter((node) => {
          const isEnd = node.id === from || node.id === to;
          return touches([points[place] ?? point, point], node, isEnd ? -1 : 4);
        })
        .map((node) => `${from} → ${to} through ${node.title}`),
    ),
  );

/** Fonts of other machines are wider than the measured one by up to this factor. */
const widerFonts = 1.1;

export const textsTooWide = async ({ nodes }: Layout): Promise<string[]> => {
  const texts = nodes.flatMap((node) => [
    { node, text: roles[node.role].service, size: sizes.service, weight: 600 },
    { node, text: node.title, size: sizes.title, weight: 600 },
    ...node.text.map((text) => ({ node, text, size: sizes.line, weight: 400 })),
  ]);
  const found: string[] = [];
  for (const { node, text, size, weight } of texts)
    if ((await widthOf(escaped(text), size, weight)) * widerFonts > node.width - sizes.padding) found.push(text);
  return found;
};

export const linesOutside = ({ nodes }: Layout): string[] =>
  nodes
    .filter(({ text, height }) => sizes.firstLineAt + (text.length - 1) * sizes.leading + 4 > height)
    .map(({ title }) => title);
