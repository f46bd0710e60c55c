import { camelCase } from '../text.mjs';
import type { Resource } from './assembly';
import type { Graph } from './graph';
import type { Role } from './roles';

type Statement = { readonly actions: readonly string[]; readonly on: unknown };

/** The policy statements of the role of a function. */
export const statementsOf = (fn: Resource, { named, usersOf }: Graph): readonly Statement[] =>
  named(fn.properties.Role).flatMap((role) => {
    const inline = (role.properties.Policies ?? []).map((policy: Resource['properties']) => policy.PolicyDocument);
    const attached = usersOf(role).flatMap(({ properties }) => properties.PolicyDocument ?? []);
    return [...inline, ...attached]
      .flatMap(({ Statement }) => Statement)
      .map(({ Action, Resource: on }) => ({ actions: [Action].flat(), on }));
  });

/** The id of its operation or job: of `order-service-prod_orders_placeOrder` and `order-service-prod-place-order` `placeOrder`. */
export const nameOf = (fn: Resource, stack: string): string =>
  camelCase(
    String(fn.properties.FunctionName ?? fn.id)
      .replace(`${stack}-`, '')
      .replace(/^.*_/, ''),
  );

const writing = /^dynamodb:(Put|Update|Delete|BatchWrite)/;

/** Functions of operations share a box with those of the same permissions. */
const classOf = (fn: Resource, graph: Graph, stack: string): Role => {
  const actions = statementsOf(fn, graph).flatMap((statement) => statement.actions);
  if (/^batch[A-Z]/.test(nameOf(fn, stack))) return 'batch';
  if (actions.some((action) => writing.test(action))) return 'write';
  return actions.some((action) => action.startsWith('dynamodb:')) ? 'read' : 'page';
};

const isSchedule = ({ properties }: Resource) => properties.ScheduleExpression !== undefined;

/** The role of a function by its trigger; undefined if only a deployment calls it. A function without a trigger is an error. */
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
  throw new Error(`${fn.id}: no route, stream, rule or schedule that the picture knows calls this function`);
};
