import type { MailOutcome, Ports, Receipt } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { hours, type Instant } from '#domain/instant';
import { causesLetter, type Letter, type LetterEvent, letterTypes } from '#domain/notifications/letter';
import { type JournalEntry, journalOf } from '#domain/orders/events/journal';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

/** The event as the bus delivered it. */
export type NotifyCustomer = { readonly event: { readonly id: string; readonly type: string; readonly time: string } };

export type Notified =
  | 'sent'
  /** An earlier attempt has sent the letter, or ended before it could record its outcome. */
  | 'already-tried'
  | 'not-for-customers'
  | 'too-old'
  | 'order-gone'
  | 'no-contact'
  | 'address-refused'
  | 'answer-lost';

/** The letter was certainly not sent: the same event may be delivered again. */
export type MailNotSent = { readonly kind: 'mail-not-sent' };
export type UnreadableEvent = { readonly kind: 'unreadable-event' };

type Notifying = Pick<Ports, 'orders' | 'receipts' | 'commit' | 'mail' | 'clock' | 'shop'>;

/** Older events cause no letter. Receipts stay longer, so that no event causes two letters. */
const oldestEvent = hours(24 * 20);
const receiptRetention = hours(24 * 30);
/** The maximum number of attempts to send one letter. */
const maximumAttempts = 20;

const mayCauseLetter = (type: string): boolean => (letterTypes as readonly string[]).includes(type);

const readId = (id: string): { readonly orderId: OrderId; readonly sequence: number } | undefined => {
  const [, orderText = '', sequence = ''] = /^([^:]+):([1-9]\d{0,3})$/.exec(id) ?? [];
  const orderId = parseOrderId(orderText);
  return orderId === undefined ? undefined : { orderId, sequence: Number(sequence) };
};

/** The receipt of an attempt to send a letter, or of its failure. */
const attemptReceipt = (key: string, attemptId: string, orderId: OrderId, at: Instant): Receipt => ({
  key,
  fingerprint: attemptId,
  result: { kind: 'order', id: orderId },
  keptUntil: at + receiptRetention,
});

type Claim = { readonly kind: 'ours'; readonly key: string } | { readonly kind: 'taken' };

/**
 * Claims the letter with a receipt, which only one run can write. An attempt that has certainly sent nothing leaves
 * a second receipt, which allows the next attempt. After any other attempt none follows.
 */
const claim = async (ports: Notifying, eventId: string, attemptId: string, orderId: OrderId): Promise<Claim> => {
  for (let count = 1; count <= maximumAttempts; count += 1) {
    const key = `mail:${eventId}:${count}`;
    const receipt = attemptReceipt(key, attemptId, orderId, ports.clock.now());
    const committed = await ports.commit([{ kind: 'receipt', receipt }]);
    if (committed.kind === 'committed') return { kind: 'ours', key };
    const notSent = await ports.receipts.find(`${key}:not-sent`);
    if (notSent === undefined) return { kind: 'taken' };
  }
  return { kind: 'taken' };
};

const notifiedBy = { sent: 'sent', refused: 'address-refused', unknown: 'answer-lost' } as const satisfies Record<
  Exclude<MailOutcome, 'not-sent'>,
  Notified
>;

const sendOnce = async (
  ports: Notifying,
  eventId: string,
  attemptId: string,
  to: string,
  letter: Letter,
): Promise<Result<Notified, MailNotSent>> => {
  const { id } = letter.order;
  const claimed = await claim(ports, eventId, attemptId, id);
  if (claimed.kind === 'taken') return ok('already-tried');
  const outcome = await ports.mail.send(to, letter);
  if (outcome !== 'not-sent') return ok(notifiedBy[outcome]);
  const key = `${claimed.key}:not-sent`;
  await ports.commit([{ kind: 'receipt', receipt: attemptReceipt(key, attemptId, id, ports.clock.now()) }]);
  return refuse({ kind: 'mail-not-sent' });
};

/** The letter in the order's language, else the shop's. Only what a letter may show leaves the use case. */
const letterAbout = (
  event: LetterEvent,
  { private: personal, holds: _, nextAction: __, ...order }: Order,
  shop: Ports['shop'],
): Letter => ({
  event,
  order,
  locale: personal.locale ?? shop.locale,
  timeZone: shop.timeZone,
  seller: shop.seller,
});

const isAbout = (entry: JournalEntry | undefined, type: string): entry is JournalEntry => entry?.event.type === type;

/**
 * Sends the order's contact a letter about an event, at most once for each event. The event has no address, so the
 * order is read. Where the order is deleted, or has no contact any more, no letter is sent.
 */
export const notifyCustomer = defineUseCase({
  uses: ['orders', 'receipts', 'commit', 'mail', 'clock', 'shop'],
  with:
    (ports) =>
    async ({ event }: NotifyCustomer, { cause }: Request): Promise<Result<Notified, MailNotSent | UnreadableEvent>> => {
      const { id, type, time } = event;
      if (!mayCauseLetter(type)) return ok('not-for-customers');
      const parts = readId(id);
      const happenedAt = Date.parse(time);
      if (parts === undefined || Number.isNaN(happenedAt)) return refuse({ kind: 'unreadable-event' });
      if (happenedAt < ports.clock.now() - oldestEvent) return ok('too-old');
      const record = await ports.orders.find(parts.orderId);
      if (record === undefined) return ok('order-gone');
      const entry = journalOf(record)[parts.sequence - 1];
      if (!isAbout(entry, type)) return refuse({ kind: 'unreadable-event' });
      const now = fold(record);
      const to = now.private.email;
      if (to === null) return ok('no-contact');
      if (!causesLetter(entry.event, now)) return ok('not-for-customers');
      const order = fold(record, entry.version);
      return sendOnce(ports, id, cause.key, to, letterAbout(entry.event, order, ports.shop));
    },
});
