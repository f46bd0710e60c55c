import type { Edge } from './model';
import type { Box, PlacedEdge, PlacedNode, Point } from './placed';

type Port = Point & { readonly dx: number; readonly dy: number };
type Line = readonly [Point, Point];

/** The straight part of an arrow at a box, and its distance from other boxes. */
const stub = 12;
const clearance = 6;
/** The cost of each disadvantage of a route, in pixels of its length. */
const price = { bend: 40, backwards: 80, upAndDown: 50, crossing: 110, otherLine: 6, sameLine: -0.4 };

const centerOf = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});
const within = (value: number, from: number, length: number) => value > from + 12 && value < from + length - 12;

/** The middle of each side, and the point of a side that faces the middle of the other box. */
const portsOf = (box: Box, other: Box): Port[] => {
  const [{ x, y }, facing] = [centerOf(box), centerOf(other)];
  const ys = within(facing.y, box.y, box.height) ? [y, facing.y] : [y];
  const xs = within(facing.x, box.x, box.width) ? [x, facing.x] : [x];
  return [
    ...ys.flatMap((at) => [
      { x: box.x + box.width, y: at, dx: 1, dy: 0 },
      { x: box.x, y: at, dx: -1, dy: 0 },
    ]),
    ...xs.flatMap((at) => [
      { x: at, y: box.y + box.height, dx: 0, dy: 1 },
      { x: at, y: box.y, dx: 0, dy: -1 },
    ]),
  ];
};

const outside = ({ x, y, dx, dy }: Port): Point => ({ x: x + dx * stub, y: y + dy * stub });
const linesOf = (points: readonly Point[]): Line[] => points.slice(1).map((to, place) => [points[place] as Point, to]);
const lengthOf = ([from, to]: Line) => Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
const isLevel = ([from, to]: Line) => from.y === to.y;

/** Whether a horizontal or vertical line comes too near to a box. */
export const touches = ([from, to]: Line, box: Box, distance = clearance): boolean =>
  Math.max(from.x, to.x) > box.x - distance &&
  Math.min(from.x, to.x) < box.x + box.width + distance &&
  Math.max(from.y, to.y) > box.y - distance &&
  Math.min(from.y, to.y) < box.y + box.height + distance;

/** Without repeated points, and without points on a straight line. */
const straightened = (points: readonly Point[]): Point[] =>
  points
    .filter(({ x, y }, place) => points[place - 1]?.x !== x || points[place - 1]?.y !== y)
    .filter((point, place, all) => {
      const [before, after] = [all[place - 1], all[place + 1]];
      if (before === undefined || after === undefined) return true;
      return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    });

/** The routes between two stubs with at most two bends, or with three. */
const routesBetween = (
  from: Point,
  to: Point,
  xs: readonly number[],
  ys: readonly number[],
  bends: 2 | 3,
): Point[][] => {
  const { x: x1, y: y1 } = from;
  const { x: x2, y: y2 } = to;
  if (bends === 2)
    return [
      ...[...xs, x1, x2].map((x) => [from, { x, y: y1 }, { x, y: y2 }, to]),
      ...[...ys, y1, y2].map((y) => [from, { x: x1, y }, { x: x2, y }, to]),
    ];
  return xs.flatMap((x) =>
    ys.flatMap((y) => [
      [from, { x, y: y1 }, { x, y }, { x: x2, y }, to],
      [from, { x: x1, y }, { x, y }, { x, y: y2 }, to],
    ]),
  );
};

/** The length that two lines share. */
const shared = (one: Line, other: Line): number => {
  if (isLevel(one) !== isLevel(other)) return 0;
  const [along, across] = isLevel(one) ? (['x', 'y'] as const) : (['y', 'x'] as const);
  if (Math.abs(one[0][across] - other[0][across]) > clearance) return 0;
  const start = Math.max(Math.min(one[0][along], one[1][along]), Math.min(other[0][along], other[1][along]));
  const end = Math.min(Math.max(one[0][along], one[1][along]), Math.max(other[0][along], other[1][along]));
  return Math.max(0, end - start);
};

const cross = (one: Line, other: Line): boolean => {
  if (isLevel(one) === isLevel(other)) return false;
  const [level, upright] = isLevel(one) ? [one, other] : [other, one];
  const isBetween = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b);
  return isBetween(upright[0].x, level[0].x, level[1].x) && isBetween(level[0].y, upright[0].y, upright[1].y);
};

const costOf = (points: readonly Point[], edge: Edge, drawn: readonly PlacedEdge[], direction: number): number => {
  const lines = linesOf(points);
  let cost = direction + price.bend * (points.length - 2) + lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const crossed = new Set<string>();
  for (const other of drawn) {
    const isKin = other.kind === edge.kind && (other.from === edge.from || other.to === edge.to);
    for (const otherLine of linesOf(other.points))
      for (const line of lines) {
        cost += shared(line, otherLine) * (isKin ? price.sameLine : price.otherLine);
        // Arrows to the same box have joined: crossing them counts once.
        if (!isKin && cross(line, otherLine)) crossed.add(other.to);
      }
  }
  return cost + price.crossing * crossed.size;
};

/** The cheapest route that touches no box; the first of equal ones, so the result is always the same. */
const routeOf = (edge: Edge, nodes: readonly PlacedNode[], drawn: readonly PlacedEdge[]): readonly Point[] => {
  const [from, to] = [edge.from, edge.to].map((id) => nodes.find((node) => node.id === id));
  if (from === undefined || to === undefined) throw new Error(`no box for an end of ${edge.from} → ${edge.to}`);
  const xs = [
    ...new Set(nodes.flatMap(({ x, width }) => [x - stub, x - 2 * stub, x + width + stub, x + width + 2 * stub])),
  ];
  const ys = [...new Set(nodes.flatMap(({ y, height }) => [y - stub, y + height + stub]))];
  const isBeside = from.x + from.width < to.x || to.x + to.width < from.x;
  const towards = (port: Port, box: Box, other: Box) => {
    const [here, there] = [centerOf(box), centerOf(other)];
    const isAway = port.dx * (there.x - here.x) + port.dy * (there.y - here.y) <= 0;
    return (isAway ? price.backwards : 0) + (isBeside && port.dy !== 0 ? price.upAndDown : 0);
  };
  let best: { readonly points: readonly Point[]; readonly cost: number } | undefined;
  for (const bends of [2, 3] as const) {
    if (best !== undefined) break;
    for (const start of portsOf(from, to))
      for (const end of portsOf(to, from)) {
        const direction = towards(start, from, to) + towards(end, to, from);
        for (const route of routesBetween(outside(start), outside(end), xs, ys, bends)) {
          if (linesOf(route).some((line) => nodes.some((box) => touches(line, box)))) continue;
          const points = straightened([start, ...route, end].map(({ x, y }) => ({ x, y })));
          const cost = costOf(points, edge, drawn, direction);
          if (best === undefined || cost < best.cost) best = { points, cost };
        }
      }
  }
  if (best === undefined) throw new Error(`no route from ${edge.from} to ${edge.to} avoids every box`);
  return best.points;
};

export const routed = (edges: readonly Edge[], nodes: readonly PlacedNode[]): readonly PlacedEdge[] => {
  const drawn: PlacedEdge[] = [];
  for (const edge of edges) drawn.push({ ...edge, points: routeOf(edge, nodes, drawn) });
  return drawn;
};
