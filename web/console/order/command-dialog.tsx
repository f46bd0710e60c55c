import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type Failure, isUnknown, outcomeOf } from '../../shared/api';
import { minorUnitsOf } from '../amounts';
import { type Console, useConsole, valueIn } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Notice, Trouble, WorkButton } from '../parts/feedback';
import type { Order } from '../types';
import { commands, sendCommand } from './commands';
import { Consequence, EditPreview, QuotePreview, useEditPreview } from './consequence';
import { type Draft, emptyDraft, linesOf, mostUnits, type Target } from './draft';
import { EventText } from './events';
import { FormField } from './form-fields';
import { readJournal } from './queries';

/** The order as it is now, with what changed since somebody saw it. */
const useMeanwhile = ({ id, version }: Order, isEnabled: boolean) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['meanwhile', id, version],
    enabled: isEnabled,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () => {
      const order = await valueIn(outcomeOf(api.GET('/v1/orders/{orderId}', { params: { path: { orderId: id } } })));
      const events = await readJournal(api, id);
      return { order, events: events.filter((event) => event.version > version) };
    },
  });
};

/** Somebody changed the order: shows what, and offers to repeat on what it is now. */
const Conflict = ({ seen, repeat }: { seen: Order; repeat: (order: Order) => void }) => {
  const { t } = useConsole();
  const { data } = useMeanwhile(seen, true);
  return (
    <Notice tone="warning" urgent>
      <p>{t('conflict', { version: seen.version })}</p>
      {data !== undefined && (
        <>
          <ul className="plain">
            {data.events.map((event) => (
              <li key={event.sequence}>
                <EventText event={event} order={seen} />
              </li>
            ))}
          </ul>
          <button type="button" className="quiet" onClick={() => repeat(data.order)}>
            {t('repeat', { version: data.order.version })}
          </button>
        </>
      )}
    </Notice>
  );
};

/** Runs one action with one key until its outcome is known, so that a second press or a lost reply has no second effect. */
const useSending = (done: (order: Order | null) => void) => {
  const { api } = useConsole();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const key = useRef<string | null>(null);
  const send = async (target: Target, draft: Draft): Promise<void> => {
    if (isBusy) return;
    key.current ??= crypto.randomUUID();
    setBusy(true);
    setFailure(null);
    const outcome = await sendCommand({ api, key: key.current }, target, draft);
    setBusy(false);
    if (outcome.ok || !isUnknown(outcome.failure)) key.current = null;
    if (outcome.ok) return done(outcome.value);
    setFailure(outcome.failure);
    // A payment that was declined or whose outcome is unknown has changed the order.
    if (outcome.failure.code !== 'version-mismatch')
      void queries.invalidateQueries({ queryKey: ['order', target.order.id, null] });
    return undefined;
  };
  return { send, isBusy, failure, forget: () => setFailure(null) };
};

/** Why a draft cannot be sent. A text that is no amount must not become "all that is possible", as an empty one does. */
const faultOf = ({ order, action }: Target, draft: Draft, { t }: Console): string | undefined => {
  const { fields } = commands[action.operation];
  const refund = fields.includes('refund-kind') ? draft.kind : null;
  const needsUnits = refund === 'lines' || (fields.includes('units') && action.operation !== 'editOrder');
  if (needsUnits && linesOf(draft).length === 0) return t('choose-units');
  const mayBeEmpty = refund !== 'amount' && draft.amount.trim() === '';
  const takesAmount = refund === 'amount' || fields.includes('amount');
  const isAmount = mayBeEmpty || minorUnitsOf(draft.amount, order.currency) !== undefined;
  return takesAmount && !isAmount ? t('fault.amount') : undefined;
};

/** The units of a draft, no more than the order has now. */
const fitting = (target: Target, draft: Draft): Draft => {
  const most = mostUnits(target);
  const units = Object.entries(most).map(([line, max]) => [line, Math.min(max, draft.units[line] ?? 0)] as const);
  return { ...draft, units: Object.fromEntries(units) };
};

type CommandDialogProps = {
  readonly target: Target;
  readonly onClose: () => void;
  /** Null: the order is deleted. */
  readonly done: (order: Order | null) => void;
};

/** The form of an action: what it does first, its choices, and what the service makes of them. */
export const CommandDialog = ({ target: first, onClose, done }: CommandDialogProps) => {
  const shared = useConsole();
  const { t } = shared;
  const [target, setTarget] = useState(first);
  const [draft, setDraft] = useState(() => emptyDraft(first));
  const [fault, setFault] = useState<string | undefined>(undefined);
  const { send, isBusy, failure, forget } = useSending(done);
  const { operation } = target.action;
  const preview = useEditPreview(target, draft);
  const command = commands[operation];
  const complete: Draft = { ...draft, expected: preview.data?.balance.currentAmount ?? null };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = faultOf(target, draft, shared);
    setFault(missing);
    if (missing === undefined) void send(target, complete);
  };
  const repeat = (order: Order): void => {
    const next = { ...target, order };
    setTarget(next);
    setDraft((before) => fitting(next, before));
    forget();
  };
  const isConflict = failure?.code === 'version-mismatch';
  return (
    <Dialog title={t(`do.${operation}`)} onClose={onClose}>
      <form onSubmit={submit}>
        <Consequence target={target} draft={draft} />
        {command.fields.map((kind) => (
          <FormField
            key={kind}
            kind={kind}
            target={target}
            draft={draft}
            change={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
        ))}
        {(operation === 'cancelOrder' || operation === 'refundPayment') && (
          <QuotePreview target={target} draft={draft} />
        )}
        {operation === 'editOrder' && <EditPreview before={target.order} query={preview} />}
        {fault !== undefined && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        {isConflict && <Conflict seen={target.order} repeat={repeat} />}
        {failure !== null && !isConflict && <Trouble failure={failure} />}
        <div className="actions">
          <WorkButton type="submit" className={command.tone === 'danger' ? 'danger' : 'primary'} isBusy={isBusy}>
            {t(`do.${operation}`)}
          </WorkButton>
          <Curl of={(api) => sendCommand({ api, key: '' }, target, complete)} />
        </div>
      </form>
    </Dialog>
  );
};
