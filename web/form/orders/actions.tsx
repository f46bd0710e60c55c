import { useState } from 'preact/hooks';
import type { Order } from '../../../clients/typescript/index';
import { type Outcome, outcomeOf } from '../../shared/api';
import { Choice, Dialog, Field, Notice, WorkButton } from '../parts';
import { type Shop, useShop } from '../shop-context';
import { cancelableUnits, returnableUnits, type Units, type Withdrawal, withdrawalFrom } from './rights';
import { useCommand } from './use-command';
import type { May } from './use-order';

type ActionProps = { readonly order: Order; readonly show: (order: Order) => void; readonly onClose: () => void };

const copied = (units: Units): { lineId: string; quantity: number }[] => units.map((unit) => ({ ...unit }));

const cancelUnits = (
  { api }: Pick<Shop, 'api'>,
  order: Pick<Order, 'id'>,
  units: 'whole' | Units,
  reason: string,
  key: string,
): Promise<Outcome<Order>> =>
  outcomeOf(
    api.POST('/v1/orders/{orderId}/cancel', {
      params: { path: { orderId: order.id }, header: { 'Idempotency-Key': key } },
      body: units === 'whole' ? { reason } : { reason, lines: copied(units) },
    }),
  );

const requestReturn = (
  { api }: Pick<Shop, 'api'>,
  order: Pick<Order, 'id'>,
  body: { reason: string; lines: { lineId: string; quantity: number }[] },
  key: string,
): Promise<Outcome<Order>> =>
  outcomeOf(
    api.POST('/v1/orders/{orderId}/returns', {
      params: { path: { orderId: order.id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );

/** A command of a dialog: it closes when the command succeeds, and the page says so. */
const useDialogCommand = ({ show, onClose }: ActionProps, success: string) => {
  const { announce, explain } = useShop();
  const { run, isBusy, failure } = useCommand<Order>((order) => {
    show(order);
    announce(success);
    onClose();
  });
  const trouble =
    failure === null ? null : (
      <Notice tone="bad" urgent>
        {explain(failure)}
      </Notice>
    );
  return { run, isBusy, trouble };
};

const useReason = () => {
  const { t } = useShop();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = (
    <Field
      id="reason"
      label={t('reason')}
      value={reason}
      rows={2}
      fault={isMissing && reason.trim() === '' ? t('fault.required') : undefined}
      onInput={setReason}
    />
  );
  /** The reason; undefined: there is none, and the field says so. */
  const take = (): string | undefined => {
    setMissing(true);
    if (reason.trim() !== '') return reason.trim();
    document.getElementById('reason')?.focus();
    return undefined;
  };
  return { field, take };
};

const CancelDialog = (props: ActionProps) => {
  const shop = useShop();
  const { t } = shop;
  const { run, isBusy, trouble } = useDialogCommand(props, t('cancel-done'));
  const { field, take } = useReason();
  const cancel = (): void => {
    const reason = take();
    if (reason !== undefined)
      void run((key) => cancelUnits(shop, props.order, cancelableUnits(props.order), reason, key));
  };
  return (
    <Dialog title={t('cancel')} onClose={props.onClose}>
      <p>{t('cancel-about')}</p>
      {field}
      {trouble}
      <WorkButton class="danger" isBusy={isBusy} onPress={cancel}>
        {t('cancel-now')}
      </WorkButton>
    </Dialog>
  );
};

const ReturnDialog = (props: ActionProps) => {
  const shop = useShop();
  const { t } = shop;
  const { order } = props;
  const units = returnableUnits(order);
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map(units.map(({ lineId }) => [lineId, 0])));
  const [isEmpty, setEmpty] = useState(false);
  const { run, isBusy, trouble } = useDialogCommand(props, t('return-done'));
  const { field, take } = useReason();
  const request = (): void => {
    const lines = [...chosen]
      .map(([lineId, quantity]) => ({ lineId, quantity }))
      .filter(({ quantity }) => quantity > 0);
    setEmpty(lines.length === 0);
    if (lines.length === 0) document.getElementById(`return-${units[0]?.lineId}`)?.focus();
    const reason = lines.length === 0 ? undefined : take();
    if (reason !== undefined) void run((key) => requestReturn(shop, order, { reason, lines }, key));
  };
  return (
    <Dialog title={t('return')} onClose={props.onClose}>
      {units.map(({ lineId, quantity: most }) => (
        <Choice
          key={lineId}
          id={`return-${lineId}`}
          label={t('return-of', { name: order.lines.find(({ id }) => id === lineId)?.name ?? '', count: most })}
          value={String(chosen.get(lineId))}
          options={Array.from({ length: most + 1 }, (_, count) => [String(count), String(count)])}
          onChange={(count) => setChosen(new Map([...chosen, [lineId, Number(count)]]))}
        />
      ))}
      {isEmpty && (
        <Notice tone="bad" urgent>
          {t('return-nothing')}
        </Notice>
      )}
      {field}
      {trouble}
      <WorkButton class="primary" isBusy={isBusy} onPress={request}>
        {t('return-now')}
      </WorkButton>
    </Dialog>
  );
};

/** Cancels and asks to return, each with a key of its own, so that a retry repeats only what is missing. */
const withdraw = async (
  shop: Shop,
  order: Order,
  { cancel, giveBack }: Withdrawal,
  key: string,
): Promise<Outcome<Order>> => {
  const reason = shop.t('withdrawal-reason');
  let last: Outcome<Order> = { ok: true, value: order };
  if (giveBack.length > 0)
    last = await requestReturn(shop, order, { reason, lines: copied(giveBack) }, `${key}-return`);
  if (!last.ok) return last;
  return cancel.length > 0 ? cancelUnits(shop, order, cancel, reason, key) : last;
};

/** The two steps of Directive (EU) 2023/2673: this dialog names the contract, and its button declares the withdrawal. */
const WithdrawDialog = (props: ActionProps & { readonly withdrawal: Withdrawal }) => {
  const shop = useShop();
  const { t } = shop;
  const { order, withdrawal } = props;
  const { run, isBusy, trouble } = useDialogCommand(props, t('withdraw-done'));
  return (
    <Dialog title={t('withdraw')} onClose={props.onClose}>
      <p>{t('withdraw-about', { id: order.id, name: order.shippingAddress?.name ?? '', email: order.email ?? '' })}</p>
      {withdrawal.giveBack.length > 0 && <p>{t('withdraw-goods')}</p>}
      {trouble}
      <WorkButton class="danger" isBusy={isBusy} onPress={() => run((key) => withdraw(shop, order, withdrawal, key))}>
        {t('withdraw-now')}
      </WorkButton>
    </Dialog>
  );
};

type ActionsProps = {
  readonly order: Order;
  readonly show: (order: Order) => void;
  readonly may: May;
  readonly now: number;
};

/** What the customer can ask for now. */
export const Actions = ({ order, show, may, now }: ActionsProps) => {
  const { t, config } = useShop();
  const [open, setOpen] = useState<'cancel' | 'return' | 'withdraw' | null>(null);
  const withdrawal = withdrawalFrom(order, now, config);
  const props = { order, show, onClose: () => setOpen(null) };
  const actions = [
    ['cancel', may('cancelOrder')],
    ['return', may('requestReturn') && returnableUnits(order).length > 0],
    ['withdraw', withdrawal !== null],
  ] as const;
  return (
    <div class="actions">
      {actions.map(
        ([action, isPossible]) =>
          isPossible && (
            <button key={action} type="button" class="quiet" onClick={() => setOpen(action)}>
              {t(action)}
            </button>
          ),
      )}
      {open === 'cancel' && <CancelDialog {...props} />}
      {open === 'return' && <ReturnDialog {...props} />}
      {open === 'withdraw' && withdrawal !== null && <WithdrawDialog {...props} withdrawal={withdrawal} />}
    </div>
  );
};
