import { createClient } from '#adapters/dynamodb/engine/client';
import { once } from '#adapters/dynamodb/engine/once';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { BufferedMetrics } from '#adapters/metrics/powertools';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { type CustomerTags, customerTags } from '#adapters/system/customer-tags';
import type { Ports } from '#application/ports';
import { bounded } from '#infrastructure/bounded-calls';
import type { FunctionConfiguration } from '#infrastructure/configuration';
import { systemPace } from '#infrastructure/pace';

/** The dependencies of the ports of a deployed function, each made at first use. */
export type DeployedParts = TableParts & {
  readonly settings: ShopSettings;
  readonly tags: CustomerTags;
  readonly bus: string;
  readonly mailSender: string;
  readonly metricsNamespace: string;
  readonly providerEventSecrets: readonly string[];
  readonly paymentReturnUrl: string | null;
  /** Made by the first port that counts; flushed after each run. */
  metrics: BufferedMetrics | undefined;
};

/** Makes a port of a deployed function. */
export type PortMakers = { readonly [Name in keyof Ports]: (parts: DeployedParts) => Ports[Name] };

/** A missing value is a defect of `needs.ts`: it does not list the value for a port of this function. */
const required = <Value>(value: Value | undefined, name: string): Value => {
  if (value === undefined) throw new Error(`this function has no ${name}: add the need to its port in needs.ts`);
  return value;
};

export const deployedParts = (configuration: FunctionConfiguration): DeployedParts => {
  const tags = once(() => customerTags(required(configuration.tagSecrets, 'tag secrets')));
  const place = once(() => ({
    client: bounded(createClient(configuration)),
    table: required(configuration.table, 'table'),
  }));
  const shards = once(() => checkedSchedule(configuration.shards));
  return {
    get place() {
      return place();
    },
    get shards() {
      return shards();
    },
    get tagsOf() {
      return tags().tagsOf;
    },
    get emailKeyOf() {
      return tags().emailKeyOf;
    },
    pace: systemPace,
    // The table of AWS has no disk that fills up, and a public request must cause no write there.
    probesWrites: configuration.endpoint !== undefined,
    get settings() {
      return required(configuration.settings, 'settings');
    },
    get tags() {
      return tags();
    },
    get bus() {
      return required(configuration.bus, 'bus');
    },
    get mailSender() {
      return required(configuration.mailSender, 'mail sender');
    },
    get metricsNamespace() {
      return required(configuration.metricsNamespace, 'metrics namespace');
    },
    get providerEventSecrets() {
      return required(configuration.providerEventSecrets, 'secrets of provider events');
    },
    get paymentReturnUrl() {
      return required(configuration.paymentReturnUrl, 'page to return to after a payment');
    },
    metrics: undefined,
  };
};
