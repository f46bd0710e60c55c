import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import { createClient } from '#adapters/dynamodb/client';
import { createDynamoPorts } from '#adapters/dynamodb/ports';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import type { Configuration } from '#infrastructure/configuration';
import type { StoredPorts } from '#infrastructure/service';

/** The ports that are kept in the table; the catalogue is remembered for some seconds. */
export const tablePorts = (configuration: Configuration, client = createClient(configuration)): StoredPorts => {
  const ports = createDynamoPorts({
    client,
    table: configuration.table,
    tagsOf: customerTags(configuration.tagSecrets).tagsOf,
    shards: configuration.shards,
  });
  return {
    ...ports,
    products: () => cachedProducts(ports.products(), systemClock),
    discounts: () => cachedDiscounts(ports.discounts(), systemClock),
  };
};
