import type { Operation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { sampleOperation } from '#test/cdk/support/sample-operation';

/** The areas that the service has and is to get. */
const areas = [
  ...['orders', 'payments', 'fulfillment', 'returns', 'catalog', 'customers'],
  ...['webhooks', 'events', 'notifications', 'reports', 'audit', 'service'],
];

/** The operations of a resource, as most have them: list, create, read, change, and an action. */
const shapes = [
  { method: 'GET', path: '' },
  { method: 'POST', path: '' },
  { method: 'GET', path: '/{sampleId}' },
  { method: 'PATCH', path: '/{sampleId}' },
  { method: 'POST', path: '/{sampleId}/publish' },
] as const;

const samplesOf = (area: string): readonly Operation[] =>
  Array.from({ length: 100 }, (_, index): Operation => {
    const { method, path } = shapes[index % shapes.length] as (typeof shapes)[number];
    return {
      ...sampleOperation,
      id: `${area}Sample${index}`,
      method,
      path: `/v1/${area}/samples-${Math.floor(index / shapes.length)}${path}`,
      // The area follows from the tag, also from one that the contract does not have.
      tag: area as Operation['tag'],
    };
  });

/** An operation of each area in turn. */
const inTurn: readonly Operation[] = Array.from({ length: 100 }, (_, index) =>
  areas.flatMap((area) => samplesOf(area)[index] ?? []),
).flat();

export const everyArea = 'each area in turn';

/** The operations of the service, an operation of each area, and some more, of `area`. */
export const manyOperations = ({ more, area }: { readonly more: number; readonly area: string }) => {
  const present = [...operations, ...inTurn.slice(0, areas.length)];
  const others = (area === everyArea ? inTurn : samplesOf(area)).filter(({ id }) =>
    present.every((one) => one.id !== id),
  );
  return [...present, ...others.slice(0, more)];
};
