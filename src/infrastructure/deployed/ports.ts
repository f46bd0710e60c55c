import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import * as table from '#adapters/dynamodb/ports';
import { createEventBridge, eventBridgeClient } from '#adapters/events/event-bridge';
import { createSesMail } from '#adapters/notifications/ses';
import type { PageOf } from '#adapters/payments/outcome-at';
import { createSimulatedEvents } from '#adapters/payments/simulated-events';
import { createSimulator } from '#adapters/payments/simulator';
import { createRiskRules } from '#adapters/policies/risk-rules';
import { createShippingRates } from '#adapters/policies/shipping-rates';
import { createShop } from '#adapters/policies/shop';
import { createTaxRates } from '#adapters/policies/tax-rates';
import { systemClock } from '#adapters/system/clock';
import { createOrderIds } from '#adapters/system/order-ids';
import { systemSha256 } from '#adapters/system/sha256';
import { systemResolve } from '#adapters/webhooks/addresses';
import { createWebhookCalls, webhookTimeoutMs } from '#adapters/webhooks/calls';
import { createWebhookKeys } from '#adapters/webhooks/keys';
import { countedCommit, countedErasure } from '#application/counted-commit';
import { bounded } from '#infrastructure/bounded-calls';
import { metricsOf } from '#infrastructure/deployed/metrics';
import type { DeployedParts } from '#infrastructure/deployed/parts';
import { bytesOf, tenRandomBits } from '#infrastructure/random';

// One export for each port, by its name. The entry of a function imports the ports of its use case, and the bundler
// leaves out the others with their adapters. So nothing here may run when the module loads.
export * from '#adapters/dynamodb/ports';

/** A stage has no page on which a customer acts, so the address is one that never exists (RFC 2606). */
const pageOfNoStage: PageOf = ({ orderId, paymentId }) => `https://payments.invalid/${orderId}/${paymentId}`;

export const products = (parts: DeployedParts) => cachedProducts(table.products(parts), systemClock);
export const discounts = (parts: DeployedParts) => cachedDiscounts(table.discounts(parts), systemClock);
export const commit = (parts: DeployedParts) => countedCommit(table.commit(parts), metricsOf(parts));
export const eraseOrder = (parts: DeployedParts) => countedErasure(table.eraseOrder(parts), metricsOf(parts));
export const payments = (parts: DeployedParts) =>
  createSimulator({ store: table.simulatedPayments(parts), clock: systemClock, pageOf: pageOfNoStage });
export const providerEvents = ({ providerEventSecrets }: DeployedParts) =>
  createSimulatedEvents(providerEventSecrets, systemClock);
export const orderIds = ({ tags }: DeployedParts) => createOrderIds(tags, tenRandomBits);
export const clock = () => systemClock;
export const sha256 = () => systemSha256;
export const taxRates = ({ settings }: DeployedParts) => createTaxRates(settings);
export const shippingRates = ({ settings }: DeployedParts) => createShippingRates(settings);
export const riskRules = ({ settings }: DeployedParts) => createRiskRules(settings);
export const shop = ({ settings }: DeployedParts) => createShop(settings);
export const events = ({ bus }: DeployedParts) => createEventBridge({ bus }, bounded(eventBridgeClient()));
export const webhookKeys = () => createWebhookKeys(bytesOf);
export const webhookCalls = () =>
  createWebhookCalls({
    resolve: systemResolve,
    now: () => performance.now(),
    deadline: () => AbortSignal.timeout(webhookTimeoutMs),
    localhostOnly: false,
  });
export const mail = ({ mailSender }: DeployedParts) => createSesMail({ sender: mailSender });
