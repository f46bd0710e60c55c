import { describe, expect, test } from '@jest/globals';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';
import { updateOrder } from '#application/orders/update-order';
import type { Ports } from '#application/ports';
import type { Request } from '#application/use-case';
import { fold } from '#domain/orders/evolve';
import { orderIdOf } from '#domain/orders/order-id';
import type { OrderPatch } from '#domain/orders/update';
import { ada, bob, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { address, changed, country, orderRecord, updated, writing } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const ofAda = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock, random: '5T' });
const placed = orderRecord({ id: ofAda, private: { note: 'ring twice', metadata: { campaign: 'spring' } } });
const { id } = placed;
const byStaff = (wanted: Parameters<typeof request>[0] = {}) => request({ caller: staff(), ...wanted });
const world = () => memoryWorld({ orders: [placed] });
const patch = (ports: Ports, wanted: OrderPatch, aRequest: Request = byStaff()) =>
  updateOrder.with(ports)({ id, patch: wanted }, aRequest);
const stored = async (ports: Ports) => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is not there');
  return record;
};

describe('updating an order', () => {
  test('to equal values commits nothing and returns the unchanged order', async () => {
    const { ports, calls } = counted(world().ports);
    const answer = await patch(ports, { note: 'ring twice', metadata: { campaign: 'spring', unknown: null } });
    expect(answerOf(answer)).toEqual({ value: fold(placed), replayed: false });
    expect(calls.commit).toBeUndefined();
  });

  test('is merged with a concurrent update', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => patch(ports, { note: 'theirs', metadata: { gift: 'yes' } }));
    expect(answerOf(await patch(racing, { metadata: { campaign: null, channel: 'web' } })).value).toMatchObject({
      version: 3,
      private: { note: 'theirs', metadata: { gift: 'yes', channel: 'web' } },
    });
  });

  test('commits nothing if a concurrent command wrote the same', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => patch(ports, { note: 'the same' }));
    expect(answerOf(await patch(racing, { note: 'the same' })).value.version).toBe(2);
    expect((await stored(ports)).changes).toHaveLength(2);
  });

  test('with nineteen concurrent commands of different metadata keys keeps every key', async () => {
    const { ports } = world();
    const keys = Array.from({ length: 19 }, (_, index) => `key ${index}`);
    const answers = await Promise.all(keys.map((key) => patch(ports, { metadata: { [key]: key } })));
    answers.forEach(answerOf);
    expect(fold(await stored(ports)).private.metadata).toEqual({
      campaign: 'spring',
      ...Object.fromEntries(keys.map((key) => [key, key])),
    });
  });

  test('with fifty concurrent commands without an expected version loses none', async () => {
    const { ports } = world();
    const requests = Array.from({ length: 50 }, () => byStaff());
    const answers = await Promise.all(requests.map((each, index) => patch(ports, { note: `no. ${index}` }, each)));
    const done = answers.map(answerOf);
    const record = await stored(ports);
    expect(record.changes).toHaveLength(51);
    expect(new Set(record.changes.slice(1).map(({ cause }) => cause.key))).toEqual(
      new Set(requests.map(({ cause }) => cause.key)),
    );
    expect(new Set(record.revisions.slice(1).map(({ note }) => note))).toEqual(
      new Set(requests.map((_, index) => `no. ${index}`)),
    );
    expect(done.map(({ value }) => value.version).toSorted((left, right) => left - right)).toEqual(
      requests.map((_, index) => index + 2),
    );
    // Each reply is the order right after its own patch.
    for (const [index, { value }] of done.entries()) {
      expect(value.private.note).toBe(`no. ${index}`);
      expect(fold(record, value.version)).toEqual(value);
    }
  });

  test('with fifty concurrent commands of one expected version succeeds once and refuses the others', async () => {
    const { ports } = world();
    const expects = { kind: 'version', version: 1 } as const;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => patch(ports, { note: `no. ${index}` }, byStaff({ expects }))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(refusals).toEqual(Array.from({ length: 49 }, () => ({ kind: 'version-mismatch', currentVersion: 2 })));
    expect((await stored(ports)).changes).toHaveLength(2);
  });

  test('above the maximum size of an order is refused and changes nothing', async () => {
    const { ports } = world();
    for (let index = 0; index < 300; index += 1) {
      const note = `${index}`.padEnd(1_000, '€');
      if (!(await patch(ports, { note })).ok) break;
    }
    const full = await stored(ports);
    expect(refusalOf(await patch(ports, { note: '€'.repeat(1_000) }))).toEqual({
      kind: 'order-too-large',
      of: 'bytes',
      maximum: 350_000,
    });
    expect(await stored(ports)).toEqual(full);
    expect((await patch(ports, { note: null })).ok).toBe(true);
  });
});

describe('internal fields', () => {
  const internal: OrderPatch = { internalNote: 'call first', internalTags: ['fraud check'] };
  const fieldOfStaff = { kind: 'insufficient-scope', detail: 'Only staff change `internal`.' };

  test('are set by staff, and only what changed is stored', async () => {
    const { ports } = world();
    answerOf(await patch(ports, internal));
    answerOf(await patch(ports, { internalTags: null, internalMetadata: { erp: '4711' } }));
    const record = await stored(ports);
    expect(record.revisions.slice(1)).toEqual([
      { version: 2, internalNote: 'call first', internalTags: ['fraud check'] },
      { version: 3, internalTags: [], internalMetadata: { erp: '4711' } },
    ]);
    expect(fold(record).private).toMatchObject({ note: 'ring twice', metadata: { campaign: 'spring' } });
    expect(JSON.stringify(record.changes)).not.toMatch(/call first|fraud|4711/);
  });

  test('are refused to the customer of the order, with everything else in the patch', async () => {
    const { ports } = world();
    for (const wanted of [internal, { note: 'ours', internalNote: null }, { internalMetadata: {} }])
      expect(refusalOf(await patch(ports, wanted, request()))).toEqual(fieldOfStaff);
    expect(await stored(ports)).toEqual(placed);
  });

  test('are refused to other customers as if there were no order, without a read', async () => {
    const { ports, calls } = counted(world().ports);
    expect(refusalOf(await patch(ports, internal, request({ caller: customer(bob) })))).toEqual(fieldOfStaff);
    expect(calls).toEqual({});
  });

  test('stay as staff set them when the customer changes every field of theirs', async () => {
    const { ports } = world();
    answerOf(await patch(ports, internal));
    const theirs = { email: null, note: null, tags: [], metadata: null };
    expect(answerOf(await patch(ports, theirs, request())).value.private).toMatchObject({
      note: null,
      metadata: {},
      ...internal,
    });
  });
});

describe('replacing the shipping address', () => {
  const sendTo = (ports: Ports, wanted: Parameters<typeof address>[0]) =>
    replaceShippingAddress.with(ports)({ id, address: address(wanted) }, byStaff());

  test('stores the new address and keeps the price', async () => {
    const { ports } = world();
    const { value } = answerOf(await sendTo(ports, { city: 'Hamburg' }));
    expect(value).toMatchObject({ version: 2, totals: { totalAmount: 7719 }, private: { note: 'ring twice' } });
    expect(value.private.shippingAddress).toEqual(address({ city: 'Hamburg' }));
  });

  test('by the same address commits nothing', async () => {
    const { ports } = world();
    answerOf(await sendTo(ports, {}));
    const { ports: watched, calls } = counted(ports);
    expect(answerOf(await sendTo(watched, {})).value.version).toBe(2);
    expect(calls.commit).toBeUndefined();
  });

  test.each([['another country', { country: country('FR') }, 'country']] as const)(
    'in %s is refused, and changes nothing',
    async (_, wanted, field) => {
      const { ports } = world();
      expect(refusalOf(await sendTo(ports, wanted))).toEqual({
        kind: 'address-changes-tax',
        country: 'DE',
        region: null,
        field,
      });
      expect(await stored(ports)).toEqual(placed);
    },
  );

  test('in another region of the same taxes is accepted, and taxed there from then on', async () => {
    const { ports } = world();
    const { value } = answerOf(await sendTo(ports, { region: 'DE-BE' }));
    expect(value).toMatchObject({ version: 2, taxCountry: 'DE', taxRegion: 'BE' });
    const { value: back } = answerOf(await sendTo(ports, { region: ' be' }));
    expect(back).toMatchObject({ version: 3, taxRegion: 'BE' });
    expect((await stored(ports))?.changes.map(({ events }) => events.map(({ data }) => data)).slice(1)).toEqual([
      [{ fields: ['shippingAddress'], taxDestination: { country: 'DE', region: 'BE' } }],
      [{ fields: ['shippingAddress'], taxDestination: null }],
    ]);
  });

  test('does not undo a concurrent change', async () => {
    const { ports } = world();
    const racing = outpaced(ports, async () => {
      await ports.commit([writing(changed(await stored(ports), [updated('note')], { private: { note: 'theirs' } }))]);
    });
    const { value } = answerOf(await sendTo(racing, { city: 'Hamburg' }));
    expect(value.private).toMatchObject({ note: 'theirs', shippingAddress: { city: 'Hamburg' } });
  });
});
