import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Order, OrdersClient } from '../../../clients/typescript/index';
import { type Failure, outcomeOf } from '../../shared/api';
import { useShop } from '../shop-context';
import { isUnsettled } from './rights';

/** The page looks again this often, and at most this many times, while a payment is not settled. */
const lookMilliseconds = 2_000;
const mostLooks = 60;

export type LiveOrder = {
  readonly order: Order | null;
  readonly failure: Failure | null;
  /** Shows an order that a command has returned. */
  readonly show: (order: Order) => void;
  readonly load: () => void;
  /** Whether the service would take a command now, as far as it is known. */
  readonly may: (operation: Operation) => boolean;
};

const listActions = (api: OrdersClient, id: string) =>
  outcomeOf(api.GET('/v1/orders/{orderId}/actions', { params: { path: { orderId: id } } }));
type Reply = Extract<Awaited<ReturnType<typeof listActions>>, { ok: true }>['value'];
type Operation = Reply['actions'][number]['operation'];
export type May = LiveOrder['may'];

/** The commands that an order takes. Those of the last version stay until those of the next are known. */
const useActions = (id: string, version: number | undefined): May => {
  const { api } = useShop();
  const [allowed, setAllowed] = useState<readonly Operation[]>([]);
  useEffect(() => {
    let isCurrent = version !== undefined;
    if (isCurrent)
      listActions(api, id).then((outcome) => {
        if (isCurrent && outcome.ok)
          setAllowed(outcome.value.actions.flatMap((action) => (action.allowed ? action.operation : [])));
      });
    return () => {
      isCurrent = false;
    };
  }, [api, id, version]);
  return (operation) => allowed.includes(operation);
};

/** An order, read again while something may happen to it, and when the customer comes back to the page. */
export const useOrder = (id: string): LiveOrder => {
  const { api } = useShop();
  const [order, setOrder] = useState<Order | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const looks = useRef(0);
  const show = useCallback((next: Order): void => {
    // A slow read must not undo what a command has shown.
    setOrder((before) => (before !== null && before.version > next.version ? before : next));
    setFailure(null);
  }, []);
  const load = useCallback((): void => {
    outcomeOf(api.GET('/v1/orders/{orderId}', { params: { path: { orderId: id } } })).then((outcome) => {
      if (outcome.ok) show(outcome.value);
      else setFailure(outcome.failure);
    });
  }, [api, id, show]);
  useEffect(() => {
    load();
    const back = (): void => {
      if (document.visibilityState === 'visible') load();
    };
    document.addEventListener('visibilitychange', back);
    addEventListener('pageshow', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      removeEventListener('pageshow', back);
    };
  }, [load]);
  useEffect(() => {
    if (order === null || !isUnsettled(order)) return undefined;
    const timer = setInterval(() => {
      looks.current += 1;
      if (looks.current > mostLooks) clearInterval(timer);
      else if (document.visibilityState === 'visible') load();
    }, lookMilliseconds);
    return () => clearInterval(timer);
  }, [order, load]);
  const may = useActions(id, order?.version);
  return { order, failure, show, load, may };
};

/** The time, once in a while. */
export const useNow = (everyMilliseconds: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
};
