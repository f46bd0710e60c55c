import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import { tenRandomBits } from '#infrastructure/random';
import { manualClock } from '#test/builders/clock';
import { simulatedProvider } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { shippedSettings } from '#test/builders/shop';
import { memoryWorld } from '#test/builders/world';
import { runContract } from '#test/contract/contract';

const tags = customerTags([
  { from: 0, secret: 'the first secret' },
  { from: Date.UTC(2026, 10, 21, 10, 2), secret: 'the second secret' },
]);

runContract('memory', async (wishes = {}) => {
  const outside = memoryOutside();
  const stored = createMemoryPorts(emptyStore(systemClock));
  const { payments, providerEvents, provider } = simulatedProvider(stored.simulatedPayments, manualClock());
  return {
    ...outside,
    provider,
    ports: {
      ...outside.ports,
      ...stored,
      payments,
      providerEvents,
      ...createPolicyPorts(shippedSettings),
      orderIds: createOrderIds(wishes.tags ?? tags, tenRandomBits),
      clock: systemClock,
    },
  };
});

runContract('memory for tests', async (wishes = {}) => memoryWorld(wishes));
