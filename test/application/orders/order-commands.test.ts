import { describe, expect, test } from '@jest/globals';
import { editOrder } from '#application/orders/edit-order';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { completeOrder } from '#application/orders/lifecycle/complete-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';
import { updateOrder } from '#application/orders/update-order';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderStatus } from '#domain/orders/order';
import { byStaff, type Command, describeCommand, id, world } from '#test/application/orders/command-suite';
import {
  address,
  canceled,
  changed,
  completed,
  confirmed,
  edited,
  held,
  linesCanceled,
  orderRecord,
  released,
  units,
  updated,
} from '#test/builders/orders';

const placed = orderRecord({ id, private: { note: 'ring twice', shippingAddress: address() } });
const confirmedOrder = changed(placed, [confirmed]);
const heldOrder = changed(placed, [held('hold_2')], { private: { reason: 'check the address' } });

type StatusCommand = Command & { readonly allowed: readonly OrderStatus[] };

const commands: readonly StatusCommand[] = [
  {
    of: 'canceling units',
    run: (ports, aRequest, of) =>
      cancelOrder.with(ports)({ id: of, reason: 'too many', lines: units(['1', 2]) }, aRequest),
    on: placed,
    allowed: ['pending', 'confirmed'],
    event: linesCanceled(['1', 2]),
    keeps: { reason: 'too many' },
    leaves: 'pending',
  },
  {
    of: 'editing',
    run: (ports, aRequest, of) =>
      editOrder.with(ports)(
        { id: of, add: [], cancel: units(['1', 2]), preview: false, expectedTotalAmount: undefined },
        aRequest,
      ),
    on: placed,
    allowed: ['pending', 'confirmed'],
    event: edited([], [['1', 2]]),
    leaves: 'pending',
  },
  {
    of: 'confirming',
    run: (ports, aRequest, of) => confirmOrder.with(ports)({ id: of }, aRequest),
    on: placed,
    allowed: ['pending'],
    event: confirmed,
    leaves: 'confirmed',
  },
  {
    of: 'completing',
    run: (ports, aRequest, of) => completeOrder.with(ports)({ id: of }, aRequest),
    on: confirmedOrder,
    allowed: ['confirmed'],
    event: completed,
    leaves: 'completed',
  },
  {
    of: 'holding',
    run: (ports, aRequest, of) => placeHold.with(ports)({ id: of, reason: 'wait for stock' }, aRequest),
    on: placed,
    allowed: ['pending', 'confirmed'],
    event: held('hold_2'),
    keeps: { reason: 'wait for stock' },
    leaves: 'pending',
  },
  {
    of: 'releasing a hold',
    run: (ports, aRequest, of) => releaseHold.with(ports)({ id: of, holdId: 'hold_2' }, aRequest),
    on: heldOrder,
    allowed: ['pending', 'confirmed', 'completed'],
    event: released('hold_2'),
    leaves: 'pending',
  },
  {
    of: 'updating',
    run: (ports, aRequest, of) => updateOrder.with(ports)({ id: of, patch: { note: null } }, aRequest),
    on: placed,
    allowed: ['pending', 'confirmed', 'completed'],
    event: updated('note'),
    keeps: { note: null },
    leaves: 'pending',
  },
  {
    of: 'sending it elsewhere',
    run: (ports, aRequest, of) =>
      replaceShippingAddress.with(ports)({ id: of, address: address({ city: 'Hamburg' }) }, aRequest),
    on: placed,
    allowed: ['pending', 'confirmed'],
    event: updated('shippingAddress'),
    keeps: { shippingAddress: address({ city: 'Hamburg' }) },
    leaves: 'pending',
  },
];

for (const command of commands) describeCommand(command);

describe.each(commands)('$of', ({ run, allowed, event }) => {
  const inEach: Record<OrderStatus, OrderRecord> = {
    pending: heldOrder,
    confirmed: changed(heldOrder, [confirmed]),
    completed: changed(heldOrder, [confirmed, completed]),
    canceled: changed(heldOrder, [canceled]),
  };

  test.each(Object.entries(inEach) as [OrderStatus, OrderRecord][])(
    'of an order that is %s is allowed or refused by its status alone',
    async (status, record) => {
      const { ports } = world(record);
      const answer = await run(ports, byStaff(), id);
      const needsFree = event === confirmed || event === completed;
      if (allowed.includes(status))
        expect(answer.ok ? 'ok' : answer.refusal.kind).toBe(needsFree ? 'order-on-hold' : 'ok');
      else expect(answer).toEqual({ ok: false, refusal: { kind: 'order-status-conflict', status, allowed } });
    },
  );
});
