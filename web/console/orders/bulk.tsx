import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { type Console, failureOf, useConsole, valueIn } from '../console-context';
import { commands, sendCommand } from '../order/commands';
import { emptyDraft } from '../order/draft';
import { Dialog } from '../parts/dialog';
import { WorkButton } from '../parts/feedback';
import { TextField } from '../parts/fields';
import type { Operation, OrderSummary } from '../types';

/** The actions that make sense for many orders at once: they need no choice but a reason. */
const bulkOperations = [
  'confirmOrder',
  'capturePayment',
  'deliverFulfillment',
  'placeHold',
  'cancelOrder',
] as const satisfies readonly Operation[];
type BulkOperation = (typeof bulkOperations)[number];

const needsReason = (operation: BulkOperation): boolean => commands[operation].fields.includes('reason');

type Result = { readonly ok: boolean; readonly text: string };

/** Runs an action on an order as its own page would: on what it is now, and only where the service allows it. */
const runOn = async (
  api: OrdersClient,
  id: string,
  { operation, reason }: { operation: BulkOperation; reason: string },
  { t, explain, reasonOf }: Console,
): Promise<Result> => {
  try {
    const path = { params: { path: { orderId: id } } };
    const [order, { actions }] = await Promise.all([
      valueIn(outcomeOf(api.GET('/v1/orders/{orderId}', path))),
      valueIn(outcomeOf(api.GET('/v1/orders/{orderId}/actions', path))),
    ]);
    const found = actions.filter((action) => action.operation === operation);
    const allowed = found.filter((action) => action.allowed);
    if (allowed.length === 0)
      return { ok: false, text: found[0] === undefined ? t('bulk-none') : reasonOf(found[0].code, found[0].why) };
    // Every parcel or payment that it can be done with, each on the order that the one before has left.
    let now = order;
    for (const action of allowed) {
      const target = { order: now, action };
      now =
        (await valueIn(sendCommand({ api, key: crypto.randomUUID() }, target, { ...emptyDraft(target), reason }))) ??
        now;
    }
    return { ok: true, text: t('bulk-done') };
  } catch (error) {
    return { ok: false, text: explain(failureOf(error)) };
  }
};

type BulkDialogProps = {
  readonly operation: BulkOperation;
  readonly orders: readonly OrderSummary[];
  readonly onClose: () => void;
};

/** One order after the other, each with its own result. */
const BulkDialog = ({ operation, orders, onClose }: BulkDialogProps) => {
  const shared = useConsole();
  const { t, api, announce } = shared;
  const queries = useQueryClient();
  // What was chosen stays, though the list behind changes.
  const [chosen] = useState(orders);
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const isOver = results.size === chosen.length;
  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || isOver) return;
    setBusy(true);
    const done = new Map<string, Result>();
    for (const { id } of chosen) {
      done.set(id, await runOn(api, id, { operation, reason: reason.trim() }, shared));
      setResults(new Map(done));
    }
    setBusy(false);
    const succeeded = [...done.values()].filter(({ ok }) => ok).length;
    announce(t('bulk-result', { succeeded, count: chosen.length }));
  };
  // The list is read again when the results were seen: rows that leave it would take them along.
  const close = (): void => {
    void queries.invalidateQueries({ queryKey: ['orders'] });
    onClose();
  };
  return (
    <Dialog title={t('bulk-title', { action: t(`do.${operation}`), count: chosen.length })} onClose={close}>
      <form onSubmit={(event) => void run(event)}>
        {needsReason(operation) && (
          <TextField label={t('reason')} rows={2} required value={reason} onChange={setReason} />
        )}
        <ul className="plain results">
          {chosen.map(({ id }) => {
            const result = results.get(id);
            return (
              <li key={id} className={result === undefined ? '' : result.ok ? 'good' : 'bad'}>
                <span className="order-number">{id}</span> <span>{result?.text ?? t('bulk-waiting')}</span>
              </li>
            );
          })}
        </ul>
        {!isOver && (
          <WorkButton
            type="submit"
            className={commands[operation].tone === 'danger' ? 'danger' : 'primary'}
            isBusy={isBusy}
          >
            {t(`do.${operation}`)}
          </WorkButton>
        )}
      </form>
    </Dialog>
  );
};

export const Bulk = ({ orders, clear }: { orders: readonly OrderSummary[]; clear: () => void }) => {
  const { t } = useConsole();
  const [open, setOpen] = useState<BulkOperation | null>(null);
  return (
    <section className="bulk" aria-label={t('selected', { count: orders.length })}>
      <strong>{t('selected', { count: orders.length })}</strong>
      {bulkOperations.map((operation) => (
        <button
          key={operation}
          type="button"
          className={`small-button ${commands[operation].tone === 'danger' ? 'risky' : 'quiet'}`}
          onClick={() => setOpen(operation)}
        >
          {t(`do.${operation}`)}
        </button>
      ))}
      <button type="button" className="quiet small-button" onClick={clear}>
        {t('clear-selection')}
      </button>
      {open !== null && <BulkDialog operation={open} orders={orders} onClose={() => setOpen(null)} />}
    </section>
  );
};
