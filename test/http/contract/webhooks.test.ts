import { beforeAll, describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import fc from 'fast-check';
import { openApiDocument } from '#adapters/http/openapi/document';
import { webhookTypes } from '#adapters/http/openapi/event-schemas';
import { operations } from '#adapters/http/operations/registry';
import { systemSha256 } from '#adapters/system/sha256';
import { anchoredEvent } from '#application/audit/anchor-events';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import type { OrderRecord } from '#domain/orders/events';
import { publishedTypes } from '#domain/webhooks/published-type';
import { tenOClock } from '#test/builders/clock';
import { everyEvent } from '#test/builders/events/every-event';
import { changed, orderRecord } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { anyLife, live } from '#test/lives/live';

/** The events of random lives against their schemas in the contract, by the validator of Redocly, which is not ours. */

type Event = Omit<CloudEvent, 'type'> & { readonly type: string };
type Webhook = {
  readonly post: {
    readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: unknown } } };
  };
};
type Document = { readonly webhooks: Readonly<Record<string, Webhook>> };

const contract = JSON.parse(JSON.stringify(openApiDocument(operations, '1.2.3'))) as Document;

/** The webhooks of the contract with these events as their examples. */
const withExamples = (events: readonly Event[]): Document => {
  const byType = new Map<string, Event[]>();
  for (const event of events) byType.set(event.type, [...(byType.get(event.type) ?? []), event]);
  const webhooks = [...byType].map(([type, values]) => {
    const webhook = contract.webhooks[type];
    if (webhook === undefined) throw new Error(`there is no webhook ${type}`);
    const { post } = webhook;
    const { schema } = post.requestBody.content['application/json'];
    const examples = Object.fromEntries(values.map((value, index) => [`number${index}`, { value }]));
    return [type, { post: { ...post, requestBody: { content: { 'application/json': { schema, examples } } } } }];
  });
  return { ...contract, ...{ paths: {} }, webhooks: Object.fromEntries(webhooks) };
};

/** What does not fit its schema. A member that the schema lacks does not fit either. */
const faultsIn = async (events: readonly Event[]): Promise<readonly string[]> => {
  const rule = { severity: 'error', allowAdditionalProperties: false } as const;
  const config = await createConfig({ rules: { 'no-invalid-media-type-examples': rule } });
  const source = JSON.stringify(withExamples(events));
  const problems = await lintFromString({ source, absoluteRef: 'contract.json', config });
  return problems.map(({ message, location }) => `${location[0]?.pointer}: ${message}`);
};

const shop = { lowStockThreshold: 5, sha256: systemSha256 };

const records: OrderRecord[] = [];
beforeAll(async () => {
  for (const life of fc.sample(anyLife, { numRuns: 40, seed: 7 })) {
    let last: OrderRecord | undefined;
    await live(life, ({ store }, id) => {
      last = store.orders.get(id)?.record;
    });
    if (last !== undefined) records.push(last);
  }
}, 60_000);

/** One event of each type: random lives make some only seldom. */
const each = (): readonly Event[] => {
  const placed = orderRecord();
  const stock = (before: number, after: number) =>
    cloudEventsOf(
      {
        kind: 'stock',
        sku: sku('MUG'),
        before: { available: before },
        after: { available: after },
        version: '12',
        at: tenOClock,
      },
      shop,
    );
  const ofOrder = (before: OrderRecord, after: OrderRecord | undefined) =>
    cloudEventsOf({ kind: 'order', before, after, at: tenOClock }, shop);
  return [
    ...ofOrder(placed, undefined),
    ...stock(6, 5),
    ...stock(1, 0),
    anchoredEvent({ date: '2026-11-21', orders: 1, hash: '0'.repeat(64) }, tenOClock),
    ...ofOrder(placed, changed(placed, Object.values(everyEvent))),
  ];
};

const lived = (): readonly Event[] =>
  records.flatMap((after) => cloudEventsOf({ kind: 'order', before: undefined, after, at: tenOClock }, shop));

test('every type of event has a webhook, and nothing else but the test has one', () => {
  expect(Object.keys(contract.webhooks).sort()).toEqual([...publishedTypes, 'webhook.test'].sort());
  expect([...webhookTypes].sort()).toEqual([...publishedTypes, 'webhook.test'].sort());
});

describe('the events of random lives', () => {
  test('and one of each type are of every type', () => {
    const seen = new Set([...lived(), ...each()].map(({ type }) => type));
    expect(publishedTypes.filter((type) => !seen.has(type))).toEqual([]);
  });

  test('fit their schemas, with their data and without it, as in a thin payload', async () => {
    const full = [...lived(), ...each()];
    const thin = full.map(({ data: _, ...event }) => event as Event);
    expect(await faultsIn([...full, ...thin])).toEqual([]);
  });
});

test('an event with another member, without one, or with a value of another type does not fit', async () => {
  const [event] = cloudEventsOf({ kind: 'order', before: undefined, after: orderRecord(), at: tenOClock }, shop) as [
    Event,
  ];
  const wrong = [
    { ...event, data: { ...event.data, margin: 1 } },
    { ...event, subject: 'x' },
    { ...event, data: { ...event.data, currency: undefined } },
    { ...event, data: { ...event.data, amountStep: '1' } },
    { ...event, sequence: undefined } as unknown as Event,
  ];
  const faults = await faultsIn([event, ...wrong]);
  expect(faults.map((fault) => /number(\d)/.exec(fault)?.[1])).toEqual(['1', '2', '3', '4', '5']);
});
