import type { Model, Node } from './model';
import type { Frame, Layout, PlacedNode } from './placed';
import { type Band, type Lane, type Role, roles } from './roles';
import { routed } from './route';

/** Sizes of text, and the places of its lines in a box. */
export const sizes = {
  service: 10.5,
  title: 14,
  line: 12,
  padding: 10,
  serviceAt: 17,
  titleAt: 35,
  firstLineAt: 53,
  leading: 15,
};

const width = 1140;
const margin = 16;
const head = 30;
const between = 24;
const lanes: Readonly<Record<Exclude<Lane, 'care'>, { readonly x: number; readonly width: number }>> = {
  callers: { x: 32, width: 168 },
  edge: { x: 238, width: 150 },
  gateway: { x: 426, width: 176 },
  functions: { x: 646, width: 256 },
  data: { x: 942, width: 166 },
};
const titles: Readonly<Record<Band, string>> = {
  request: 'A request',
  events: 'Events after a request',
  care: 'Protection, storage and monitoring',
};
const careColumns = 5;

/** An estimate in multiples of the font size, rather too wide. A test measures every text. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => {
    if (/[iljtfr.,:;'’|/() ]/.test(letter)) return sum + 0.36;
    return sum + (/[mwMW@%]/.test(letter) ? 0.9 : /[A-Z0-9]/.test(letter) ? 0.68 : 0.6);
  }, 0);

const wrapped = (words: string, boxWidth: number): string[] => {
  const lines = [''];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (widthOf(longer) * sizes.line <= boxWidth - 2 * sizes.padding) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const sized = (node: Node, boxWidth: number) => {
  const text = node.lines.flatMap((line) => wrapped(line, boxWidth));
  const height = sizes.firstLineAt + (text.length - 1) * sizes.leading + sizes.padding + (text.length === 0 ? 4 : 0);
  return { ...node, text, width: boxWidth, height };
};
type Sized = ReturnType<typeof sized>;

const heightOf = (boxes: readonly Sized[]) => boxes.reduce((sum, box) => sum + box.height + between, -between);

const stacked = (boxes: readonly Sized[], x: number, top: number): PlacedNode[] => {
  let y = top;
  return boxes.map((box) => {
    const placed = { ...box, x, y };
    y += box.height + between;
    return placed;
  });
};

/** A queue is below the function whose failures it takes. */
const laneOf = (node: Node, { nodes, edges }: Model): Exclude<Lane, 'care'> => {
  const failing = edges.find(({ to, kind }) => to === node.id && kind === 'failure')?.from;
  const { lane } = roles[nodes.find(({ id }) => id === failing)?.role ?? node.role];
  return lane === 'care' ? 'functions' : lane;
};

/** The boxes of the main path of a request: side by side at one height. */
const mainPath: readonly Role[] = ['people', 'distribution', 'api', 'table'];

/** How far a lane reaches above the main path: half of its height, if no box of it is on the path. */
const reachOf = (boxes: readonly Sized[]): number => {
  const place = boxes.findIndex(({ role }) => mainPath.includes(role));
  const [box] = boxes.slice(place);
  return place < 0 || box === undefined
    ? heightOf(boxes) / 2
    : heightOf(boxes.slice(0, place)) + between + box.height / 2;
};

/** Lanes side by side. A schedule is beside its function, or as near as other boxes allow. */
const inLanes = (model: Model, band: Band, top: number): PlacedNode[] => {
  const boxesIn = (lane: string, width: number) =>
    model.nodes
      .filter((node) => roles[node.role].band === band && laneOf(node, model) === lane)
      .map((node) => sized(node, width));
  const columns = Object.entries(lanes).map(([name, { x, width }]) => ({ x, boxes: boxesIn(name, width) }));
  if (band === 'events') return columns.flatMap(({ x, boxes }) => stacked(boxes, x, top));
  const schedules = columns.flatMap(({ x, boxes }) =>
    boxes.filter(({ role }) => role === 'schedule').map((box) => ({ ...box, x })),
  );
  const others = columns.map(({ x, boxes }) => ({ x, boxes: boxes.filter(({ role }) => role !== 'schedule') }));
  const middle = top + Math.max(...others.map(({ boxes }) => reachOf(boxes)));
  const placed = others.flatMap(({ x, boxes }) => stacked(boxes, x, middle - reachOf(boxes)));
  for (const schedule of schedules) {
    const started = placed.find(({ id }) => model.edges.some(({ from, to }) => from === schedule.id && to === id));
    const beside = started === undefined ? top : started.y + (started.height - schedule.height) / 2;
    const above = placed.filter(({ x }) => x === schedule.x).map(({ y, height }) => y + height + between);
    placed.push({ ...schedule, y: Math.max(beside, ...above) });
  }
  return placed;
};

const inRows = (model: Model, top: number): PlacedNode[] => {
  const columnWidth = (width - 2 * margin - 32 - (careColumns - 1) * between) / careColumns;
  const boxes = model.nodes.filter(({ role }) => roles[role].band === 'care').map((node) => sized(node, columnWidth));
  const placed: PlacedNode[] = [];
  let y = top;
  for (let first = 0; first < boxes.length; first += careColumns) {
    const row = boxes.slice(first, first + careColumns);
    const height = Math.max(...row.map((box) => box.height));
    placed.push(...row.map((box, column) => ({ ...box, height, x: 32 + column * (columnWidth + between), y })));
    y += height + between;
  }
  return placed;
};

export const layoutOf = (model: Model): Layout => {
  const frames: Frame[] = [];
  const nodes: PlacedNode[] = [];
  let y = margin;
  for (const band of ['request', 'events', 'care'] as const) {
    const placed = band === 'care' ? inRows(model, y + head) : inLanes(model, band, y + head);
    if (placed.length === 0) continue;
    const bottom = Math.max(...placed.map((box) => box.y + box.height)) + margin;
    frames.push({ band, title: titles[band], x: margin, y, width: width - 2 * margin, height: bottom - y });
    nodes.push(...placed);
    y = bottom + margin;
  }
  const arrows = model.edges.filter(({ kind }) => kind !== 'care');
  return { width, height: y + 28, frames, nodes, edges: routed(arrows, nodes) };
};
