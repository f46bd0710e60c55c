import { type Arrow, arrowsIn, type End } from './arrows';
import type { Resource } from './assembly';
import { type Graph, graphOf } from './graph';
import { placementOf } from './placement';
import { type Role, roleNames, roles } from './roles';
import { count, words } from './words';

/** A box: its text, and the resources behind it. */
export type Node = {
  readonly id: string;
  readonly role: Role;
  readonly title: string;
  readonly lines: readonly string[];
  readonly resources: readonly Resource[];
};
/** `care` is a line in the box that it comes from; the others are arrows. */
export type Edge = { readonly from: string; readonly to: string; readonly kind: 'flow' | 'failure' | 'care' };
export type Model = {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly notDrawn: readonly { readonly resource: Resource; readonly reason: string }[];
};

/** Roles whose resources share one box. Resources of every other role have a box each. */
const together: readonly Role[] = [
  ...(['programs', 'people', 'read', 'write', 'batch', 'page', 'mail'] as const),
  ...(['secrets', 'logs', 'alarms', 'backup', 'visits', 'layer'] as const),
];

/** What a box of the third band does, and for which roles, if not for all that it is connected to. */
const cares: Partial<Record<Role, { readonly does: string; readonly to?: readonly Role[] }>> = {
  programs: { does: 'sign in at', to: ['users'] },
  people: { does: 'sign in at', to: ['users'] },
  secrets: { does: 'given to', to: ['read', 'write', 'batch', 'page'] },
  key: { does: 'encrypts' },
  backup: { does: 'of', to: ['table'] },
  logs: { does: 'of' },
  dashboard: { does: 'shows' },
  alarms: { does: 'tell', to: ['topic'] },
  rollout: { does: 'of' },
  visits: { does: 'at', to: ['distribution'] },
  layer: { does: 'given to' },
  network: { does: 'around' },
};

const partsOf = (table: Resource): readonly (readonly [Role, string, string])[] => {
  const { GlobalSecondaryIndexes = [], StreamSpecification } = table.properties;
  return [
    ...GlobalSecondaryIndexes.map(({ IndexName }: { IndexName: string }) => ['index', IndexName, `Index ${IndexName}`]),
    ...(StreamSpecification === undefined ? [] : [['stream', 'stream', 'Stream'] as const]),
  ];
};
const partLines: Partial<Record<Role, string>> = { index: 'for lists', stream: 'every change, in order' };

type Boxes = ReadonlyMap<string, { readonly role: Role; readonly drawn: Resource[]; readonly all: Resource[] }>;

const nodesOf = (boxes: Boxes, graph: Graph, stack: string): Node[] =>
  [...boxes].flatMap(([id, { role, drawn, all }]): Node[] => {
    if (role === 'index' || role === 'stream') return [];
    const { title, lines } = words[role]({ drawn: drawn as [Resource, ...Resource[]], all, graph, stack });
    const box = { id, role, title, lines: lines.filter((line) => line !== undefined), resources: all };
    if (role !== 'table' || drawn[0] === undefined) return [box];
    const [table] = drawn;
    const parts = partsOf(table).map(([part, name, called]): Node => {
      return { id: `${id}.${name}`, role: part, title: called, lines: [partLines[part] ?? ''], resources: [table] };
    });
    return [box, ...parts];
  });

/** Whether a resource references one in the box, or is referenced by one. */
const touchedBy = ({ resources }: Node) => {
  const ids = new Set(resources.map((resource) => resource.id));
  const names = new Set(resources.flatMap(({ refersTo }) => refersTo));
  return (other: Resource): boolean => names.has(other.id) || other.refersTo.some((name) => ids.has(name));
};

const careEdges = (nodes: readonly Node[]): Edge[] =>
  nodes.flatMap((carer) => {
    const { id, role } = carer;
    const { to = roleNames } = cares[role] ?? { to: [] };
    const touches = touchedBy(carer);
    const targets = nodes.filter(
      (node) => node.id !== id && to.includes(node.role) && !/^(index|stream)$/.test(node.role),
    );
    return targets
      .filter((node) => cares[node.role]?.to === undefined && node.resources.some(touches))
      .map((node) => ({ from: id, to: node.id, kind: 'care' as const }));
  });

const inside = (title: string) => title.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

/** Adds a line such as `given to 16 functions` or `of the table`. A function counts if it or its alias is connected to the box. */
const withCareLine = (node: Node, edges: readonly Edge[], nodes: readonly Node[]): Node => {
  const touches = touchedBy(node);
  const targets = edges.filter(({ from }) => from === node.id).flatMap(({ to }) => nodes.filter(({ id }) => id === to));
  const functions = targets.flatMap(({ resources }) =>
    resources.filter(
      ({ id, type }) =>
        type === 'AWS::Lambda::Function' &&
        resources.some((part) => touches(part) && (part.id === id || part.refersTo.includes(id))),
    ),
  );
  const others = targets
    .filter(({ role }) => roles[role].service !== 'Lambda')
    .map(({ title }) => `the ${inside(title)}`);
  const names = [...(functions.length > 0 ? [count(functions.length, 'function')] : []), ...others];
  return names.length === 0
    ? node
    : { ...node, lines: [...node.lines, `${cares[node.role]?.does} ${names.join(', ')}`] };
};

/** The boxes and arrows of the picture, from the templates alone. `stack`: the prefix of names in them. */
export const modelOf = (resources: readonly Resource[], stack: string): Model => {
  const graph = graphOf(resources);
  const places = placementOf(graph, stack);
  const idOf = (resource: Resource): string | undefined => {
    const place = places.get(resource);
    if (place === undefined || 'notDrawn' in place) return undefined;
    return together.includes(place.role) ? place.role : place.box.id;
  };
  const boxes = new Map<string, { role: Role; drawn: Resource[]; all: Resource[] }>();
  const notDrawn: { resource: Resource; reason: string }[] = [];
  for (const [resource, place] of places) {
    if ('notDrawn' in place) notDrawn.push({ resource, reason: place.notDrawn });
    const id = idOf(resource);
    if (id === undefined || 'notDrawn' in place) continue;
    const box = boxes.get(id) ?? { role: place.role, drawn: [], all: [] };
    boxes.set(id, box);
    box.all.push(resource);
    if (place.box === resource) box.drawn.push(resource);
  }
  const arrows = arrowsIn(graph);
  const sendsMail = arrows.some(({ to }) => to === 'mail');
  const nodes = nodesOf(boxes, graph, stack);
  if (sendsMail && !boxes.has('mail'))
    nodes.push({ id: 'mail', role: 'mail', title: 'Mail', lines: ['to the customer'], resources: [] });
  const endOf = (end: End) => {
    if (end === 'mail') return end;
    const id = idOf(end.resource);
    return id === undefined || end.part === undefined ? id : `${id}.${end.part}`;
  };
  const drawnArrows = arrows.flatMap(({ from, to, isFailure }: Arrow): Edge[] => {
    const [start, end] = [endOf(from), endOf(to)];
    return start === undefined || end === undefined
      ? []
      : [{ from: start, to: end, kind: isFailure ? 'failure' : 'flow' }];
  });
  const edges = [...drawnArrows, ...careEdges(nodes)];
  const distinct = [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()];
  const inOrder = nodes.toSorted((left, right) => roleNames.indexOf(left.role) - roleNames.indexOf(right.role));
  const care = distinct.filter(({ kind }) => kind === 'care');
  return { nodes: inOrder.map((node) => withCareLine(node, care, nodes)), edges: distinct, notDrawn };
};
