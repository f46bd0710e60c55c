import {
  type AnyRejection,
  type Commit,
  type Committed,
  type Rejection,
  rejectionsOf,
  type Write,
  type Writes,
} from '#application/ports';
import { nameOfOwner } from '#domain/access/reference-owner';

/** The maximum of a DynamoDB transaction. */
export const maximumWrites = 100;

/** The name of the item that a write changes: for messages, and to find two writes on one item. */
const itemOf = (write: Write): string => {
  switch (write.kind) {
    case 'new-order':
    case 'order-change':
      return `order ${write.record.id}`;
    case 'take-stock':
    case 'return-stock':
      return `product ${write.move.sku}`;
    case 'product':
      return `product ${write.facts.sku}`;
    case 'set-stock':
    case 'delete-product':
      return `product ${write.sku}`;
    case 'discount':
      return `discount ${write.facts.code}`;
    case 'redeem-for-customer':
    case 'return-customer-redemption':
      return `redemptions of ${write.code} by ${write.redeemer}`;
    case 'redeem-discount':
    case 'return-redemption':
    case 'delete-discount':
      return `discount ${write.code}`;
    case 'receipt':
      return `receipt ${write.receipt.key}`;
    case 'webhook-endpoint':
      return `webhook endpoint ${write.endpoint.id}`;
    case 'delete-webhook-endpoint':
      return `webhook endpoint ${write.id}`;
    case 'external-reference':
      return `reference ${write.reference} of ${nameOfOwner(write.owner)}`;
  }
};

const checked = (writes: Writes): Writes => {
  if (writes.length > maximumWrites)
    throw new RangeError(`a commit has at most ${maximumWrites} writes, not ${writes.length}`);
  const items = writes.map(itemOf);
  const twice = items.find((item, index) => items.indexOf(item) < index);
  if (twice !== undefined) throw new RangeError(`a commit writes ${twice} twice; join the two writes`);
  return writes;
};

/** The most important rejection first: an existing receipt decides the reply, whatever else is rejected. */
const rank: { readonly [Kind in AnyRejection['kind']]: number } = {
  'receipt-exists': 1,
  'order-exists': 2,
  'order-changed': 3,
  'reference-taken': 4,
  'discount-changed': 5,
  'discount-used-up': 6,
  'discount-used-up-by-customer': 7,
  'facts-changed': 8,
  'stock-short': 9,
  'stock-changed': 10,
  'webhook-endpoint-changed': 11,
  'customer-changed': 12,
};

/** A condition failed because an item is missing that no command removes. */
export type MissingItem = { readonly kind: 'missing-item'; readonly item: string };

/** The most important rejection; one rejection names all products that are short. */
export const mostTelling = <Possible extends AnyRejection>(failures: readonly (Possible | MissingItem)[]): Possible => {
  const isRejection = (failure: Possible | MissingItem): failure is Possible => failure.kind !== 'missing-item';
  const rejections = failures.filter(isRejection).toSorted((left, right) => rank[left.kind] - rank[right.kind]);
  const [first] = rejections;
  if (first?.kind === 'stock-short')
    return Object.assign({}, first, {
      short: rejections.flatMap((rejection) => (rejection.kind === 'stock-short' ? rejection.short : [])),
    });
  if (first !== undefined) return first;
  const missing = failures.flatMap((failure) => (failure.kind === 'missing-item' ? failure.item : []));
  throw new Error(`a commit failed because a stored item is missing: ${missing.join(', ')}`);
};

/**
 * Makes the port of an adapter's write function. It checks the writes, and that they can cause the rejection, as the
 * type of `Commit` promises.
 */
export const commitBy = (write: (writes: Writes) => Promise<Committed>): Commit => {
  const commit = async (writes: Writes): Promise<Committed> => {
    const committed = await write(checked(writes));
    if (committed.kind === 'committed') return committed;
    const possible: readonly Rejection['kind'][] = writes.flatMap(({ kind }) => rejectionsOf[kind]);
    if (!possible.includes(committed.why.kind))
      throw new Error(`no write of this commit can cause the rejection ${committed.why.kind}`);
    return committed;
  };
  return commit as Commit;
};
