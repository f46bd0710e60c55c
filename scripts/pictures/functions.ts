import type { Resource } from './assembly';
import type { Graph } from './graph';
import type { Role } from './roles';

type Statement = { readonly actions: readonly string[]; readonly on: unknown };

/** What a function may do, by the policies of its role. */
export const statementsOf = (fn: Resource, { named, usersOf }: Graph): readonly Statement[] =>
  named(fn.properties.Role).flatMap((role) => {
    const inline = (role.properties.Policies ?? []).map((policy: Resource['properties']) => policy.PolicyDocument);
    const attached = usersOf(role).flatMap(({ properties }) => properties.PolicyDocument ?? []);
    return [...inline, ...attached]
      .flatMap(({ Statement }) => Statement)
      .map(({ Action, Resource: on }) => ({ actions: [Action].flat(), on }));
  });

/** `place-order` of `order-service-prod-place-order`: the id of its operation or job. */
export const nameOf = (fn: Resource, stack: string): string =>
  String(fn.properties.FunctionName ?? fn.id)
    .replace(`${stack}-`, '')
    .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const writing = /^dynamodb:(Put|Update|Delete|BatchWrite)/;

/** Functions behind routes are many: they stand together by what they may do. */
const classOf = (fn: Resource, graph: Graph, stack: string): Role => {
  const actions = statementsOf(fn, graph).flatMap((statement) => statement.actions);
  if (/^batch[A-Z]/.test(nameOf(fn, stack))) return 'batch';
  if (actions.some((action) => writing.test(action))) return 'write';
  return actions.some((action) => action.startsWith('dynamodb:')) ? 'read' : 'page';
};

const isSchedule = ({ properties }: Resource) => properties.ScheduleExpression !== undefined;

/** By what sets it off; nothing where only a deployment does. A function that nothing sets off is an error. */
export const roleOfFunction = (fn: Resource, graph: Graph, stack: string): Role | undefined => {
  const handles = [fn, ...graph.usersOf(fn).filter(({ type }) => /Lambda::(Alias|Version)$/.test(type))];
  const users = [...new Set(handles.flatMap(graph.usersOf))];
  if (users.some(({ type }) => /^AWS::ApiGateway(V2::Integration|::Method)$/.test(type)))
    return classOf(fn, graph, stack);
  if (users.some(({ type }) => type === 'AWS::Lambda::EventSourceMapping')) return 'consumer';
  const triggers = users.filter(({ type }) => /^AWS::(Events::Rule|Scheduler::Schedule)$/.test(type));
  if (triggers.some((trigger) => !isSchedule(trigger))) return 'notifier';
  if (triggers.length > 0) return 'sweeper';
  if (users.some(({ type }) => type.startsWith('Custom::'))) return undefined;
  throw new Error(`${fn.id}: no route, stream, rule or schedule that the picture knows sets this function off`);
};
