import { expect, test } from '@jest/globals';
import { declaredCodes } from '#adapters/http/openapi/problems';
import { operations } from '#adapters/http/operations/registry';
import { type ProblemCode as CatalogCode, problemCodes } from '#adapters/http/problem-catalog';
import {
  createOrdersClient,
  type Problem,
  type ProblemCode,
  type ProblemOf,
  type Problems,
} from '../../clients/typescript/index';

/** The codes of the catalog that the client has no type for. The compiler asks for each one, and refuses any other. */
const withoutType: Readonly<Record<Exclude<CatalogCode, ProblemCode>, true>> = {};

test('every code of the catalog has a type in the client, unless no operation declares it', () => {
  const declared = declaredCodes(operations);
  expect(Object.keys(withoutType).sort()).toEqual(problemCodes.filter((code) => !declared.has(code)).sort());
});

type Common = 'type' | 'title' | 'status' | 'code' | 'detail' | 'instance' | 'requestId' | 'retryable' | 'errors';
type OwnMember<Code extends ProblemCode> = Exclude<keyof ProblemOf<Code>, Common>;

/** The codes whose problems have more than the common members. The compiler asks for each one and its member. */
const ownMembers: {
  readonly [Code in ProblemCode as [OwnMember<Code>] extends [never] ? never : Code]: OwnMember<Code>;
} = {
  'events-expired': 'earliestAt',
  'out-of-stock': 'lines',
  'price-changed': 'quote',
  'order-on-hold': 'holds',
  'order-status-conflict': 'orderStatus',
  'payment-declined': 'declineCode',
  'payment-status-conflict': 'paymentStatus',
  'provider-unavailable': 'orderId',
  'stock-below-zero': 'available',
  'version-mismatch': 'currentVersion',
};

const orders = createOrdersClient({ baseUrl: 'http://localhost:1' });
const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const path = { orderId: '7K3M9Q-X1QF65-V805T8' };

const read = {
  member: (problem: Problems['out-of-stock']): number | undefined => problem.lines[0]?.available,
  nullable: ({ currentVersion }: ProblemOf<'version-mismatch'>): number | null => currentVersion,
  status: ({ status }: ProblemOf<'out-of-stock'>): 409 => status,
  decided: (problem: Problem): readonly string[] => (problem.code === 'order-on-hold' ? problem.holds : []),
  narrowed: async (): Promise<ProblemOf<'price-changed'> | undefined> => {
    const { error } = await orders.POST('/v1/orders', { body });
    return error?.code === 'price-changed' ? error : undefined;
  },
  patched: async (): Promise<number | null | undefined> => {
    const { error } = await orders.PATCH('/v1/orders/{orderId}', {
      params: { path, header: { 'If-Match': '"1"' } },
      body: { note: null },
    });
    return error?.code === 'version-mismatch' ? error.currentVersion : undefined;
  },
  entry: async (): Promise<readonly string[]> => {
    const { data } = await orders.POST('/v1/orders/batch', { body: { orders: [{ ...body, idempotencyKey: 'mine' }] } });
    return (data?.results ?? []).flatMap(({ problem }) =>
      problem?.code === 'out-of-stock' ? problem.lines.map(({ sku }) => sku) : [],
    );
  },

  // @ts-expect-error the shortage has no version
  foreign: (problem: ProblemOf<'out-of-stock'>) => problem.currentVersion,
  // @ts-expect-error there is no such code
  unknown: (problem: ProblemOf<'out-of-milk'>) => problem,
  // @ts-expect-error which problem it is, is not decided
  undecided: (problem: Problem) => problem.lines,
};

test('the members of problems are only compiled', () => {
  expect(Object.values(read).every((each) => typeof each === 'function')).toBe(true);
  expect(Object.keys(ownMembers)).toHaveLength(10);
});
