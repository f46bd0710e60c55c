import { load } from '#adapters/memory/load';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore, type MemoryStore } from '#adapters/memory/store';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import type { CustomerTags } from '#adapters/system/customer-tags';
import type { Ports } from '#application/ports';
import type { Discount } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { parseShopSettings } from '#infrastructure/shop-settings';
import { type ManualClock, manualClock } from '#test/builders/clock';
import { seededOrderIds, testTags } from '#test/builders/order-ids';
import { type ProviderControl, simulatedProvider } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { shippedSettings } from '#test/builders/shop';

export type MemoryWorld = Omit<ReturnType<typeof memoryOutside>, 'ports'> & {
  readonly ports: Ports;
  readonly clock: ManualClock;
  readonly advance: (milliseconds: number) => void;
  readonly store: MemoryStore;
  readonly provider: ProviderControl;
};

/** A whole shop in memory, the same in every run: the clock is at ten, and ids are numbered. */
export const memoryWorld = (
  wanted: {
    readonly products?: readonly Product[];
    readonly discounts?: readonly Discount[];
    readonly orders?: readonly OrderRecord[];
    /** Changes of the shipped settings, in the form of shop.json. */
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly tags?: CustomerTags;
  } = {},
): MemoryWorld => {
  const clock = manualClock();
  const store = emptyStore(clock);
  const policies = createPolicyPorts(parseShopSettings({ ...shippedSettings, ...wanted.settings }));
  load(store, wanted, policies);
  const outside = memoryOutside();
  const stored = createMemoryPorts(store);
  const { payments, providerEvents, provider } = simulatedProvider(stored.simulatedPayments, clock);
  return {
    ...outside,
    store,
    provider,
    clock,
    advance: clock.advance,
    ports: {
      ...outside.ports,
      ...stored,
      payments,
      providerEvents,
      ...policies,
      orderIds: seededOrderIds(wanted.tags ?? testTags),
      clock,
    },
  };
};
