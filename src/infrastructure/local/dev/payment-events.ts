import type { PageOf } from '#adapters/payments/outcome-at';
import { providerEventsOf } from '#adapters/payments/provider-events';
import { signedEvent } from '#adapters/payments/simulated-events';
import type { Clock, Ports, SimulatedPayment, SimulatedPaymentId, SimulatedPayments } from '#application/ports';
import { seconds } from '#domain/instant';
import { keyOfEvent, type ProviderEvent } from '#domain/payments/provider-event';
import { deadline } from '#infrastructure/deadline';
import { startRounds } from '#infrastructure/local/aws/schedule';

/** The payments that are watched; a new one replaces the oldest. */
const maximumPayments = 2_000;
/** The events of one round; the next round sends the others. */
const maximumEvents = 1_000;
/** The newest orders whose payments are watched again after a restart. */
const recoveredOrders = 500;
const pageOfOrders = 100;
const replyMs = seconds(10);
const everyMs = seconds(5);

type Watched = { readonly payment: SimulatedPayment; readonly sent: Set<string> };

const nameOf = ({ orderId, paymentId }: SimulatedPaymentId): string => `${orderId} ${paymentId}`;

/** The payments that the simulator has events about, in the order of their last change. */
const createWatch = () => {
  const watched = new Map<string, Watched>();
  return {
    note: (payment: SimulatedPayment): void => {
      const name = nameOf(payment);
      const sent = watched.get(name)?.sent ?? new Set();
      watched.delete(name);
      watched.set(name, { payment, sent });
      const [oldest] = watched.keys();
      if (watched.size > maximumPayments && oldest !== undefined) watched.delete(oldest);
    },
    all: (): readonly Watched[] => [...watched.values()],
  };
};

type Recovering = Pick<Ports, 'orderLists' | 'orderBatches' | 'simulatedPayments'>;

/** Notes the payments of the newest orders. Their old events are sent once more, which changes nothing (money.md V2). */
const recover = async (
  { orderLists, orderBatches, simulatedPayments }: Recovering,
  note: (payment: SimulatedPayment) => void,
  stopping: AbortSignal,
): Promise<void> => {
  let after: Parameters<Ports['orderLists']['ofShop']>[0]['after'];
  for (let seen = 0; seen < recoveredOrders; seen += pageOfOrders) {
    const { items, next } = await orderLists.ofShop({ limit: pageOfOrders, after });
    const records = items.length === 0 ? [] : await orderBatches.find(items.map(({ id }) => id));
    const begun = records.flatMap(({ id, changes }) =>
      changes
        .flatMap(({ events }) => events)
        .flatMap(({ type, data }) => (type === 'payment.requested' && data.opens ? [{ orderId: id, ...data }] : [])),
    );
    for (const id of begun) {
      // Hundreds of calls are left, and the server must stop in two seconds.
      if (stopping.aborted) return;
      const payment = await simulatedPayments.find(id);
      if (payment !== undefined) note(payment);
    }
    if (next === null) return;
    after = next;
  }
};

export type PaymentEventsOptions = {
  readonly clock: Clock;
  readonly secret: string;
  readonly pageOf: PageOf;
  /** The address of this server, once it listens. */
  readonly url: () => string;
  readonly warn: (message: string) => void;
};

/** The events of the payment simulator: it sends them to this server, by HTTP and signed, as a provider does. */
export type PaymentEvents = {
  /** The store of the simulator. The payments that it saves are watched. */
  readonly watching: (store: SimulatedPayments) => SimulatedPayments;
  /** Watches the payments of the newest stored orders. It ends early when the server stops. */
  readonly recover: (ports: Recovering) => Promise<void>;
  /** Sends every event that is due. Without it they are sent every few seconds. */
  readonly send: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const startPaymentEvents = ({ clock, secret, pageOf, url, warn }: PaymentEventsOptions): PaymentEvents => {
  const watch = createWatch();
  const stopping = new AbortController();

  const post = async (event: ProviderEvent): Promise<void> => {
    const { headers, body } = signedEvent(event, secret, clock.now());
    const { status } = await fetch(`${url()}/v1/payment-providers/${event.provider}/events`, {
      method: 'POST',
      headers: headers as Readonly<Record<string, string>>,
      body: Buffer.from(body),
      signal: AbortSignal.any([stopping.signal, deadline(replyMs)]),
    });
    if (status !== 204) throw new Error(`the answer is ${status}`);
  };

  /** Sends one event. A failure says why, and the next round sends it again. */
  const send = async ({ sent }: Watched, event: ProviderEvent): Promise<void> => {
    try {
      await post(event);
      sent.add(keyOfEvent(event));
    } catch (error) {
      if (!stopping.signal.aborted) warn(`An event about order ${event.orderId} is sent again later: ${String(error)}`);
    }
  };

  const rounds = startRounds(async () => {
    const due = watch
      .all()
      .flatMap((watched) => providerEventsOf(watched.payment, clock.now(), pageOf).map((event) => ({ watched, event })))
      .filter(({ watched, event }) => !watched.sent.has(keyOfEvent(event)));
    for (const { watched, event } of due.slice(0, maximumEvents)) {
      if (stopping.signal.aborted) return;
      await send(watched, event);
    }
  }, everyMs);

  return {
    watching: (store) => ({
      find: store.find,
      save: async (payment) => {
        const saved = await store.save(payment);
        if (saved === 'saved') watch.note(payment);
        return saved;
      },
    }),
    recover: (ports) => recover(ports, watch.note, stopping.signal),
    send: rounds.run,
    stop: async () => {
      stopping.abort();
      await rounds.stop();
    },
  };
};
