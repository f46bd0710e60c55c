import type { PageOf } from '#adapters/payments/outcome-at';
import { createSimulatedEvents } from '#adapters/payments/simulated-events';
import { createSimulator } from '#adapters/payments/simulator';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import { systemSha256 } from '#adapters/system/sha256';
import { createWebhookKeys } from '#adapters/webhooks/keys';
import { countedCommit, countedErasure } from '#application/counted-commit';
import type { Metrics, PortFactories, Ports, StoredPort } from '#application/ports';
import type { Configuration } from '#infrastructure/configuration';
import { bytesOf, tenRandomBits } from '#infrastructure/random';

export type LocalPorts = {
  readonly configuration: Pick<Configuration, 'settings' | 'tagSecrets' | 'providerEventSecrets'>;
  readonly stored: PortFactories<StoredPort>;
  /** Counts commits. */
  readonly metrics: Metrics;
  /** The page on which a customer acts for a payment. */
  readonly pageOf: PageOf;
} & Pick<Ports, 'events' | 'mail' | 'webhookCalls' | 'clock'>;

/** Every port of a process that runs all operations and jobs. */
export const localPorts = ({
  configuration,
  stored,
  metrics,
  pageOf,
  events,
  mail,
  webhookCalls,
  clock,
}: LocalPorts): PortFactories => {
  const { taxRates, shippingRates, riskRules, shop } = createPolicyPorts(configuration.settings);
  return {
    ...stored,
    commit: () => countedCommit(stored.commit(), metrics),
    eraseOrder: () => countedErasure(stored.eraseOrder(), metrics),
    orderIds: () => createOrderIds(customerTags(configuration.tagSecrets), tenRandomBits),
    clock: () => clock,
    sha256: () => systemSha256,
    taxRates: () => taxRates,
    shippingRates: () => shippingRates,
    riskRules: () => riskRules,
    shop: () => shop,
    events: () => events,
    mail: () => mail,
    webhookKeys: () => createWebhookKeys(bytesOf),
    webhookCalls: () => webhookCalls,
    payments: () => createSimulator({ store: stored.simulatedPayments(), clock, pageOf }),
    providerEvents: () => createSimulatedEvents(configuration.providerEventSecrets, clock),
  };
};
