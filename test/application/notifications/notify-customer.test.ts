import { expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import { notifyCustomer } from '#application/notifications/notify-customer';
import type { MailOutcome, Ports } from '#application/ports';
import { hours } from '#domain/instant';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import type { PrivateChange } from '#domain/orders/private-data';
import { canceled, changed, confirmed, held, orderRecord, updated } from '#test/builders/orders';
import { authorized, capturedOf, failedOf, requested } from '#test/builders/payments/money';
import { outpaced } from '#test/builders/ports';
import { bySystem } from '#test/builders/requests';
import { memoryWorld } from '#test/builders/world';

const contact = { email: 'ada@example.com' };
const confirmedOrder = (words: PrivateChange = contact) => changed(orderRecord({ private: words }), [confirmed]);
const eventsOf = (record: OrderRecord): readonly CloudEvent[] =>
  cloudEventsOf(
    { kind: 'order', before: undefined, after: record, at: 0 },
    { lowStockThreshold: 5, sha256: systemSha256 },
  );
const lastOf = (record: OrderRecord): CloudEvent => {
  const event = eventsOf(record).at(-1);
  if (event === undefined) throw new Error('no event');
  return event;
};

let tries = 0;
const notify = (ports: Ports, event: Pick<CloudEvent, 'id' | 'time'> & { readonly type: string }) => {
  tries += 1;
  return notifyCustomer.with(ports)({ event }, bySystem({ key: `try ${tries}` }));
};
const answering = (ports: Ports, ...outcomes: readonly MailOutcome[]): Ports => {
  const left = [...outcomes];
  return {
    ...ports,
    mail: {
      send: async (to, letter) => {
        const outcome = left.shift() ?? 'sent';
        if (outcome === 'sent') await ports.mail.send(to, letter);
        return outcome;
      },
    },
  };
};
const sent = { ok: true, value: 'sent' };
const alreadyAttempted = { ok: true, value: 'already-tried' };
const notSent = { ok: false, refusal: { kind: 'mail-not-sent' } };

test('the contact of a confirmed order gets one letter, also when the event is delivered again', async () => {
  const record = confirmedOrder();
  const { ports, letters } = memoryWorld({ orders: [record] });
  expect(await notify(ports, lastOf(record))).toEqual(sent);
  for (let times = 0; times < 3; times += 1) expect(await notify(ports, lastOf(record))).toEqual(alreadyAttempted);
  expect(letters()).toEqual([
    expect.objectContaining({ to: 'ada@example.com', subject: 'Order 7K3M9Q-X1QF65-V805T8 is confirmed' }),
  ]);
});

test('two concurrent runs with one event send one letter', async () => {
  const record = confirmedOrder();
  const { ports, letters } = memoryWorld({ orders: [record] });
  const answers = await Promise.all(Array.from({ length: 8 }, () => notify(ports, lastOf(record))));
  expect(answers.filter(({ ok }) => ok).map((answer) => answer)).toHaveLength(8);
  expect(letters()).toHaveLength(1);
});

test('each event has its own letter', async () => {
  const record = changed(confirmedOrder(), [canceled]);
  const { ports, letters } = memoryWorld({ orders: [record] });
  for (const event of eventsOf(record)) await notify(ports, event);
  expect(letters().map(({ subject }) => subject.split(' ').slice(2).join(' '))).toEqual([
    'is confirmed',
    'was canceled',
  ]);
});

test('the letter goes to the current address of the order', async () => {
  const moved = changed(confirmedOrder(), [updated('email')], { private: { email: 'ada@new.example' } });
  const { ports, letters } = memoryWorld({ orders: [moved] });
  expect(await notify(ports, lastOf(confirmedOrder()))).toEqual(sent);
  expect(letters().map(({ to }) => to)).toEqual(['ada@new.example']);
});

test.each([
  ['without a contact', confirmedOrder({}), 'no-contact'],
  ['whose person was erased', { ...confirmedOrder(), revisions: [] }, 'no-contact'],
])('an order %s gets no letter and leaves no receipt', async (_, record, value) => {
  const { ports, letters, store } = memoryWorld({ orders: [record] });
  expect(await notify(ports, lastOf(record))).toEqual({ ok: true, value });
  expect([letters(), store.receipts.size]).toEqual([[], 0]);
});

test('a deleted order gets no letter', async () => {
  const { ports, letters } = memoryWorld();
  expect(await notify(ports, lastOf(confirmedOrder()))).toEqual({ ok: true, value: 'order-gone' });
  expect(letters()).toEqual([]);
});

test('a placement gets a letter while nobody has begun to pay', async () => {
  const placed = orderRecord({ private: contact });
  for (const [record, subjects] of [
    [placed, ['We have received order 7K3M9Q-X1QF65-V805T8']],
    [changed(placed, [requested(1, 1, 8731)]), []],
    [changed(placed, [canceled]), []],
    [changed(placed, [confirmed]), []],
  ] as const) {
    const { ports, letters } = memoryWorld({ orders: [record] });
    for (const event of eventsOf(placed)) await notify(ports, event);
    expect(letters().map(({ subject }) => subject)).toEqual(subjects);
  }
});

test('other events cause no letter', async () => {
  const record = changed(orderRecord({ private: contact }), [held('hold_2')]);
  const { ports, letters } = memoryWorld({ orders: [record] });
  for (const event of eventsOf(record).slice(1))
    expect(await notify(ports, event)).toEqual({ ok: true, value: 'not-for-customers' });
  expect(letters()).toEqual([]);
});

test.each([
  ['no id of an order', { id: 'TEE-M:1' }],
  ['a wrong check symbol', { id: '7K3M9Q-X1QF65-V805T9:2' }],
  ['no sequence', { id: '7K3M9Q-X1QF65-V805T8' }],
  ['a sequence that never was', { id: '7K3M9Q-X1QF65-V805T8:9' }],
  ['the sequence of another event', { id: '7K3M9Q-X1QF65-V805T8:1' }],
  ['no time', { time: 'yesterday' }],
])('an event with %s is refused', async (_, faulty) => {
  const record = confirmedOrder();
  const { ports, letters } = memoryWorld({ orders: [record] });
  expect(await notify(ports, { ...lastOf(record), ...faulty })).toEqual({
    ok: false,
    refusal: { kind: 'unreadable-event' },
  });
  expect(letters()).toEqual([]);
});

test('a letter that was certainly not sent is retried when the event is delivered again', async () => {
  const record = confirmedOrder();
  const world = memoryWorld({ orders: [record] });
  const ports = answering(world.ports, 'not-sent', 'not-sent');
  expect(await notify(ports, lastOf(record))).toEqual(notSent);
  expect(await notify(ports, lastOf(record))).toEqual(notSent);
  expect(world.letters()).toEqual([]);
  expect(await notify(ports, lastOf(record))).toEqual(sent);
  expect(await notify(ports, lastOf(record))).toEqual(alreadyAttempted);
  expect(world.letters()).toHaveLength(1);
});

test.each([
  ['unknown', 'answer-lost'],
  ['refused', 'address-refused'],
] as const)('there is no retry after %s', async (outcome, value) => {
  const record = confirmedOrder();
  const world = memoryWorld({ orders: [record] });
  const ports = answering(world.ports, outcome);
  expect(await notify(ports, lastOf(record))).toEqual({ ok: true, value });
  expect(await notify(ports, lastOf(record))).toEqual(alreadyAttempted);
  expect(world.letters()).toEqual([]);
});

test('a crash between receipt and letter loses the letter and never sends two', async () => {
  const record = confirmedOrder();
  const world = memoryWorld({ orders: [record] });
  const dying = { ...world.ports, mail: { send: () => Promise.reject(new Error('the process ended')) } };
  await expect(notify(dying, lastOf(record))).rejects.toThrow();
  expect(await notify(world.ports, lastOf(record))).toEqual(alreadyAttempted);
  expect(world.letters()).toEqual([]);
});

test('a crash before the receipt loses nothing', async () => {
  const record = confirmedOrder();
  const world = memoryWorld({ orders: [record] });
  const dying = outpaced(world.ports, () => Promise.reject(new Error('the process ended')));
  await expect(notify(dying, lastOf(record))).rejects.toThrow();
  expect(await notify(world.ports, lastOf(record))).toEqual(sent);
});

test('there are at most twenty attempts', async () => {
  const record = confirmedOrder();
  const world = memoryWorld({ orders: [record] });
  const ports = answering(world.ports, ...Array.from({ length: 20 }, () => 'not-sent' as const));
  for (let times = 0; times < 20; times += 1) expect(await notify(ports, lastOf(record))).toEqual(notSent);
  expect(await notify(ports, lastOf(record))).toEqual(alreadyAttempted);
});

test('an event older than its receipts would be causes no letter', async () => {
  const record = confirmedOrder();
  const { ports, letters, clock, store } = memoryWorld({ orders: [record] });
  const event = lastOf(record);
  clock.set(Date.parse(event.time) + hours(24 * 20));
  expect(await notify(ports, event)).toEqual(sent);
  const [noted] = store.receipts.values();
  clock.advance(1);
  expect(await notify(ports, event)).toEqual({ ok: true, value: 'too-old' });
  expect(letters()).toHaveLength(1);
  // A receipt lives longer than its event may cause a letter.
  expect(noted?.keptUntil).toBeGreaterThan(Date.parse(event.time) + hours(24 * 20));
});

const berlin = {
  timeZone: 'Europe/Berlin',
  locale: 'de',
  seller: { name: 'Tee & Mug GmbH', address: { line1: 'Hauptstr. 1', city: 'Berlin', country: 'DE' } },
};

test.each([
  ['of the order', { ...contact, locale: 'de' }, {}, 'Bestellung 7K3M9Q-X1QF65-V805T8 ist bestätigt'],
  [
    'of the order, whatever that of the shop',
    { ...contact, locale: 'en' },
    berlin,
    'Order 7K3M9Q-X1QF65-V805T8 is confirmed',
  ],
  ['of the shop where the order has none', contact, berlin, 'Bestellung 7K3M9Q-X1QF65-V805T8 ist bestätigt'],
] as const)('a letter has the language %s', async (_, words, settings, subject) => {
  const record = confirmedOrder(words);
  const { ports, letters } = memoryWorld({ orders: [record], settings });
  expect(await notify(ports, lastOf(record))).toEqual(sent);
  expect(letters().map((letter) => letter.subject)).toEqual([subject]);
});

test("a letter has the shop's time zone and seller", async () => {
  const record = confirmedOrder();
  const { ports, letters } = memoryWorld({ orders: [record], settings: berlin });
  await notify(ports, lastOf(record));
  expect(letters()[0]?.text).toContain('Bestellt am 21. November 2026 um 11:00 Uhr (Europe/Berlin).');
  expect(letters()[0]?.text).toMatch(/\n\nTee & Mug GmbH\nHauptstr\. 1\nBerlin\nDeutschland\n$/);
});

test('a letter shows nothing private, and nothing that only staff read', async () => {
  const words = { ...contact, note: 'ring twice', internalNote: 'call first', internalTags: ['fraud check'] };
  const record = changed(
    changed(orderRecord({ private: words }), [held('hold_2')], { private: { reason: 'the card looks odd' } }),
    [canceled],
  );
  const { ports, letters } = memoryWorld({ orders: [record] });
  let given: object = {};
  const watched: Ports = {
    ...ports,
    mail: {
      send: (to, letter) => {
        given = letter;
        return ports.mail.send(to, letter);
      },
    },
  };
  expect(await notify(watched, lastOf(record))).toEqual(sent);
  for (const text of [JSON.stringify(given), JSON.stringify(letters().map(({ to: _, ...letter }) => letter))])
    expect(text).not.toMatch(/ring twice|call first|fraud check|looks odd|ada@/);
});

test('a declined payment of a pending order causes a letter, a refused capture none', async () => {
  const placed = orderRecord({ private: contact });
  const declined = changed(placed, [requested(1, 1, 8731), failedOf(1, 1, 8731)]);
  const world = memoryWorld({ orders: [declined] });
  expect(await notify(world.ports, lastOf(declined))).toEqual(sent);
  expect(world.letters()).toMatchObject([{ subject: 'The payment of order 7K3M9Q-X1QF65-V805T8 failed' }]);

  const refused: OrderEvent = {
    type: 'payment.failed',
    data: { paymentId: 'pay_1', operationId: 'op_2', operation: 'capture', amount: 8731, reason: 'generic' },
  };
  const captured = changed(placed, [requested(1, 1, 8731), authorized(1, 1, 8731), refused]);
  const { ports, letters } = memoryWorld({ orders: [captured] });
  expect(await notify(ports, lastOf(captured))).toEqual({ ok: true, value: 'not-for-customers' });
  expect(letters()).toEqual([]);
});

test('P5 a payment that fails after the confirmation causes a letter while something is due', async () => {
  const placed = changed(orderRecord({ private: contact }), [requested(1, 1, 7719)]);
  const processing: OrderEvent = {
    type: 'payment.processing',
    data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
  };
  const late = changed(changed(placed, [processing, confirmed]), [failedOf(1, 1, 7719)]);
  const { ports, letters } = memoryWorld({ orders: [late] });
  expect(await notify(ports, lastOf(late))).toEqual(sent);
  expect(letters()[0]?.text).toContain('Your payment was declined. Please pay 77.19 EUR in another way.\n');

  const authorizedAgain = changed(late, [requested(2, 2, 7719), authorized(2, 2, 7719)]);
  const paid = changed(authorizedAgain, [capturedOf(2, 3, 7719)]);
  for (const covered of [changed(late, [requested(2, 2, 7719)]), authorizedAgain, paid]) {
    const world = memoryWorld({ orders: [covered] });
    expect(await notify(world.ports, lastOf(late))).toEqual({ ok: true, value: 'not-for-customers' });
  }
});

test('a letter about a waiting payment has none of its secret', async () => {
  const nextAction = {
    operationId: 'op_1',
    action: { type: 'provider', clientSecret: 'a secret of the customer' },
  } as const;
  const waiting: OrderEvent = {
    type: 'payment.requires-action',
    data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
  };
  const placed = changed(orderRecord({ private: contact }), [requested(1, 1, 8731), waiting, confirmed]);
  const { ports } = memoryWorld({ orders: [{ ...placed, nextAction }] });
  const letters: unknown[] = [];
  const watched: Ports = {
    ...ports,
    mail: {
      send: async (_, letter) => {
        letters.push(letter);
        return 'sent';
      },
    },
  };
  expect(await notify(watched, lastOf(placed))).toEqual(sent);
  expect(JSON.stringify(letters)).not.toContain('a secret');
});
