import type { Order, OrderAction } from '../types';

/** What an action is about: the order as the person sees it, and a part of it. */
export type Target = { readonly order: Order; readonly action: OrderAction };

export const refundPolicies = ['default', 'credit', 'none'] as const;
export const refundKinds = ['credit', 'lines', 'shipping', 'amount'] as const;

type Line = { readonly lineId: string; readonly quantity: number };

/** What a person has chosen in the form of an action. Each action reads its part. */
export type Draft = {
  readonly reason: string;
  /** Units by the id of their line. */
  readonly units: Readonly<Record<string, number>>;
  /** The lines whose units go back on the shelf. */
  readonly restock: Readonly<Record<string, boolean>>;
  readonly amount: string;
  readonly kind: (typeof refundKinds)[number];
  readonly refund: (typeof refundPolicies)[number];
  readonly final: boolean;
  readonly shipping: boolean;
  readonly tracking: { readonly carrier: string; readonly number: string; readonly url: string };
  readonly reference: string;
  readonly add: readonly { readonly sku: string; readonly quantity: number }[];
  /** What the order is worth after an edit, as its preview showed; null: there was none. */
  readonly expected: number | null;
  readonly address: Readonly<Record<AddressField, string>>;
  readonly contact: { readonly email: string; readonly note: string };
  readonly internal: { readonly note: string; readonly tags: string };
};

export const addressFields = ['name', 'line1', 'line2', 'postalCode', 'city', 'region', 'country'] as const;
export type AddressField = (typeof addressFields)[number];

/** Units that are neither canceled nor in a parcel. */
export const openUnits = ({ quantity }: Order['lines'][number]): number =>
  quantity.ordered - quantity.canceled - quantity.fulfilled;

/** Units in parcels that have left the shop. */
const shippedUnits = ({ fulfillments }: Order, lineId: string): number =>
  fulfillments
    .filter(({ status }) => status === 'shipped' || status === 'delivered')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Units that could still come back: shipped, not returned and in no open request. */
export const returnableUnits = (order: Order, { id, quantity }: Order['lines'][number]): number => {
  const requested = order.returns
    .filter(({ status }) => status === 'requested')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === id)
    .reduce((sum, line) => sum + line.quantity, 0);
  return Math.max(0, shippedUnits(order, id) - quantity.returned - requested);
};

const unitsBy = (order: Order, count: (line: Order['lines'][number]) => number): Readonly<Record<string, number>> =>
  Object.fromEntries(order.lines.map((line) => [line.id, count(line)] as const).filter(([, units]) => units > 0));

/** The most units of each line that an action can take; lines without any are left out. */
export const mostUnits = ({ order, action }: Target): Readonly<Record<string, number>> => {
  switch (action.operation) {
    case 'cancelOrder':
    case 'editOrder':
    case 'fulfillOrder':
      return unitsBy(order, openUnits);
    case 'requestReturn':
    case 'refundPayment':
      return unitsBy(order, (line) => returnableUnits(order, line));
    case 'receiveReturn': {
      const lines = order.returns.find(({ id }) => id === action.returnId)?.lines ?? [];
      return Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    }
    default:
      return {};
  }
};

/** Some actions take everything unless a person says less. */
const beginsWithAll: readonly OrderAction['operation'][] = ['cancelOrder', 'fulfillOrder', 'receiveReturn'];

export const emptyDraft = (target: Target): Draft => {
  const { order, action } = target;
  const { shippingAddress, email, note, internal } = order;
  const most = mostUnits(target);
  return {
    reason: '',
    units: beginsWithAll.includes(action.operation) ? most : {},
    restock: Object.fromEntries(Object.keys(most).map((line) => [line, true])),
    amount: '',
    // Without a credit a refund is goodwill, of which a person says how much.
    kind: order.balance.creditAmount > 0 ? 'credit' : 'amount',
    refund: 'default',
    final: true,
    shipping: false,
    tracking: { carrier: '', number: '', url: '' },
    reference: '',
    add: [],
    expected: null,
    address: Object.fromEntries(
      addressFields.map((field) => [field, shippingAddress?.[field] ?? '']),
    ) as Draft['address'],
    contact: { email: email ?? '', note: note ?? '' },
    internal: { note: internal?.note ?? '', tags: (internal?.tags ?? []).join(', ') },
  };
};

/** The chosen units as the service wants them. */
export const linesOf = ({ units }: Pick<Draft, 'units'>): Line[] =>
  Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }));

/** Whether a draft takes every unit that it could. */
export const takesAll = (target: Target, { units }: Pick<Draft, 'units'>): boolean =>
  Object.entries(mostUnits(target)).every(([line, most]) => units[line] === most);
