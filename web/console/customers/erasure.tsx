import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { type Failure, isUnknown, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Notice, Trouble, WorkButton } from '../parts/feedback';
import { TextField } from '../parts/fields';

type PartProps = { readonly customerId: string };

/** A call erases up to 100 orders. The erasure of more than 100,000 is continued by another press. */
const mostCalls = 1_000;
/** A call that was cut off has erased a part. So many of them after each other are a fault. */
const mostCutOff = 5;

const eraseSome = (api: OrdersClient, customerId: string) =>
  api.POST('/v1/customers/{customerId}/erase', { params: { path: { customerId } } });

type State = {
  readonly kind: 'idle' | 'busy' | 'done' | 'failed';
  /** The orders that were erased so far, without those of calls that were cut off. */
  readonly orders: number;
  readonly failure: Failure | null;
};

/** Erases in calls until nothing personal is left. It ends with the dialog; what was erased stays erased. */
const useErasure = (customerId: string) => {
  const { api } = useConsole();
  const queries = useQueryClient();
  const [state, setState] = useState<State>({ kind: 'idle', orders: 0, failure: null });
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = false;
    return () => {
      isOver.current = true;
    };
  }, []);
  const run = async (): Promise<void> => {
    let { orders } = state;
    let kind: State['kind'] = 'busy';
    let failure: Failure | null = null;
    let cutOff = 0;
    setState({ kind, orders, failure });
    for (let call = 0; kind === 'busy' && call < mostCalls && !isOver.current; call += 1) {
      const outcome = await outcomeOf(eraseSome(api, customerId));
      if (outcome.ok) {
        orders += outcome.value.erasedOrders;
        cutOff = 0;
        if (outcome.value.erased) kind = 'done';
      } else {
        cutOff += 1;
        if (cutOff === mostCutOff || !isUnknown(outcome.failure)) [kind, failure] = ['failed', outcome.failure];
      }
      setState({ kind, orders, failure });
    }
    if (kind === 'busy') setState({ kind: 'idle', orders, failure });
    // What other views have read of the person goes with them.
    queries.removeQueries({ type: 'inactive' });
    await queries.invalidateQueries();
  };
  return { state, run };
};

const About = () => {
  const { t } = useConsole();
  return (
    <>
      <p>{t('erase-about')}</p>
      <dl className="reasons">
        {(['goes', 'stays', 'elsewhere'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`erase-${part}`)}</dt>
            <dd>{t(`erase-${part}-about`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** Why it stopped, and what that means for what was erased already. */
const Stopped = ({ failure, orders }: { failure: Failure; orders: number }) => {
  const { t } = useConsole();
  if (failure.code !== 'order-unsettled') return <Trouble failure={failure} />;
  return (
    <Notice tone="warning" urgent>
      <p>{t('erase-unsettled')}</p>
      {orders > 0 && <p>{t('erase-so-far', { count: orders })}</p>}
    </Notice>
  );
};

const Confirmation = ({ customerId }: PartProps) => {
  const { t } = useConsole();
  const { state, run } = useErasure(customerId);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isRight = typed.trim() === customerId;
    setWrong(!isRight);
    if (isRight && state.kind !== 'busy') void run();
  };
  if (state.kind === 'done') return <Notice tone="good">{t('erase-done')}</Notice>;
  return (
    <form onSubmit={submit}>
      <About />
      <TextField
        label={t('erase-type', { id: customerId })}
        value={typed}
        onChange={setTyped}
        fault={isWrong ? t('erase-fault', { id: customerId }) : undefined}
        required
      />
      {state.failure !== null && <Stopped failure={state.failure} orders={state.orders} />}
      {state.kind === 'busy' && <p role="status">{t('erase-busy', { count: state.orders })}</p>}
      <div className="actions">
        <WorkButton type="submit" className="danger" isBusy={state.kind === 'busy'}>
          {t('erase-now')}
        </WorkButton>
        <Curl of={(client) => eraseSome(client, customerId)} />
      </div>
    </form>
  );
};

/** Removes everything personal of a customer, after the id was typed. */
export const Erasure = ({ customerId }: PartProps) => {
  const { t } = useConsole();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="muted">{t('erase-about')}</p>
      <button type="button" className="risky" onClick={() => setOpen(true)}>
        {t('erase')}
      </button>
      {isOpen && (
        <Dialog title={t('erase-title', { id: customerId })} onClose={() => setOpen(false)}>
          <Confirmation customerId={customerId} />
        </Dialog>
      )}
    </>
  );
};
