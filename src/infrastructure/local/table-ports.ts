import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import { createClient } from '#adapters/dynamodb/engine/client';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import type { PortFactories, StoredPort } from '#application/ports';
import { bounded } from '#infrastructure/bounded-calls';
import type { Configuration } from '#infrastructure/configuration';
import { systemPace } from '#infrastructure/pace';

type TableConfiguration = Pick<Configuration, 'table' | 'endpoint' | 'region' | 'tagSecrets' | 'shards'>;

/** Every stored port over the table, with the same caches as a deployed function. */
export const tablePorts = (
  configuration: TableConfiguration,
  client = bounded(createClient(configuration)),
): PortFactories<StoredPort> => {
  const { tagsOf, emailKeyOf } = customerTags(configuration.tagSecrets);
  const ports = createTablePorts({
    place: { client, table: configuration.table },
    tagsOf,
    emailKeyOf,
    shards: checkedSchedule(configuration.shards),
    pace: systemPace,
    probesWrites: true,
  });
  return {
    ...ports,
    products: () => cachedProducts(ports.products(), systemClock),
    discounts: () => cachedDiscounts(ports.discounts(), systemClock),
  };
};
