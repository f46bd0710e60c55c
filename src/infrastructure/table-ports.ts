import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import { createClient } from '#adapters/dynamodb/engine/client';
import { once } from '#adapters/dynamodb/engine/once';
import { createDynamoPorts } from '#adapters/dynamodb/ports';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import type { Configuration, FunctionConfiguration } from '#infrastructure/configuration';
import type { StoredPorts } from '#infrastructure/service';

type TableConfiguration = Pick<Configuration, 'table' | 'endpoint' | 'region' | 'tagSecrets' | 'shards'>;

/** The ports that are kept in the table; the catalogue is remembered for some seconds. */
export const tablePorts = (configuration: TableConfiguration, client = createClient(configuration)): StoredPorts => {
  const tags = once(() => customerTags(configuration.tagSecrets));
  const ports = createDynamoPorts({
    client,
    table: configuration.table,
    tagsOf: (customerId) => tags().tagsOf(customerId),
    shards: configuration.shards,
  });
  return {
    ...ports,
    products: () => cachedProducts(ports.products(), systemClock),
    discounts: () => cachedDiscounts(ports.discounts(), systemClock),
  };
};

/** Those that can be made with what a function is told. */
export const functionPorts = (configuration: FunctionConfiguration): Partial<StoredPorts> => {
  const { table, tagSecrets } = configuration;
  if (table === undefined) return {};
  if (tagSecrets !== undefined) return tablePorts({ ...configuration, table, tagSecrets });
  const { orderLists: _, ...others } = tablePorts({ ...configuration, table, tagSecrets: [] });
  return others;
};
