import { reconcileShop, type ShopPorts } from '#application/reconciliation/reconcile-shop';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { assertSame } from '#test/lives/comparison/same';

/**
 * Throws unless the books of a shop agree: journals, lists and stock, and with `provider` what the provider knows of every
 * payment. Nothing else may change the shop meanwhile.
 */
export const assertBooksAgree = async (ports: ShopPorts, asks?: 'provider'): Promise<void> => {
  const lookUpSince = asks === 'provider' ? Number.NEGATIVE_INFINITY : null;
  const command = { after: undefined, maximumOrders: Number.POSITIVE_INFINITY, lookUpSince };
  const { differences, postponed, uncounted } = answerOf(await reconcileShop.with(ports)(command, bySystem()));
  assertSame(
    { differences, postponed, uncounted },
    { differences: [], postponed: 0, uncounted: [] },
    'the books differ',
  );
};
