import { createClient } from '#adapters/dynamodb/engine/client';
import { once } from '#adapters/dynamodb/engine/once';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { KeptMetrics } from '#adapters/metrics/powertools';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { type CustomerTags, customerTags } from '#adapters/system/customer-tags';
import type { Ports } from '#application/ports';
import type { FunctionConfiguration } from '#infrastructure/configuration';
import { systemPace } from '#infrastructure/pace';

/** What the ports of a deployed function are made with, each made when it is first needed. */
export type DeployedParts = TableParts & {
  readonly settings: ShopSettings;
  readonly tags: CustomerTags;
  readonly bus: string;
  readonly mailSender: string;
  readonly metricsNamespace: string;
  /** Set by the first port that counts. It is flushed after each run. */
  metrics: KeptMetrics | undefined;
};

/** Makes a port of a deployed function. */
export type PortMakers = { readonly [Name in keyof Ports]: (parts: DeployedParts) => Ports[Name] };

/** What `needs.ts` does not name for a port is not there when its maker asks for it: a defect of that list. */
const given = <Value>(value: Value | undefined, name: string): Value => {
  if (value === undefined) throw new Error(`needs.ts gives this function no ${name}`);
  return value;
};

export const deployedParts = (configuration: FunctionConfiguration): DeployedParts => {
  const tags = once(() => customerTags(given(configuration.tagSecrets, 'secrets of tags')));
  const place = once(() => ({ client: createClient(configuration), table: given(configuration.table, 'table') }));
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
    pace: systemPace,
    get settings() {
      return given(configuration.settings, 'settings');
    },
    get tags() {
      return tags();
    },
    get bus() {
      return given(configuration.bus, 'bus');
    },
    get mailSender() {
      return given(configuration.mailSender, 'sender of mail');
    },
    get metricsNamespace() {
      return given(configuration.metricsNamespace, 'namespace of metrics');
    },
    metrics: undefined,
  };
};
