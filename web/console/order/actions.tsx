import { useConsole } from '../console-context';
import { Empty, Loaded } from '../parts/feedback';
import type { Order, OrderAction } from '../types';
import { byUrgency, commands, isNext } from './commands';
import { Consequence } from './consequence';
import { emptyDraft } from './draft';
import { useActions } from './queries';

const partOf = ({ holdId, paymentId, fulfillmentId, returnId }: OrderAction): string =>
  holdId ?? paymentId ?? fulfillmentId ?? returnId ?? '';

const Part = ({ of }: { of: OrderAction }) => (partOf(of) === '' ? null : <span className="part">{partOf(of)}</span>);

const keyOf = (action: OrderAction): string => `${action.operation} ${partOf(action)}`;

type Begin = { readonly order: Order; readonly begin: (action: OrderAction) => void };

const Next = ({ order, actions, begin }: Begin & { actions: readonly OrderAction[] }) => {
  const { t } = useConsole();
  if (actions.length === 0)
    return (
      <Empty>{t(order.status === 'canceled' || order.status === 'completed' ? 'nothing-left' : 'nothing-next')}</Empty>
    );
  return (
    <ul className="next plain">
      {actions.map((action, index) => (
        <li key={keyOf(action)}>
          <button type="button" className={index === 0 ? 'primary' : ''} onClick={() => begin(action)}>
            {t(`do.${action.operation}`)}
            <Part of={action} />
          </button>
          <Consequence target={{ order, action }} draft={emptyDraft({ order, action })} />
        </li>
      ))}
    </ul>
  );
};

const Others = ({ actions, begin }: Omit<Begin, 'order'> & { actions: readonly OrderAction[] }) => {
  const { t } = useConsole();
  return (
    <div className="others">
      {actions.map((action) => (
        <button
          key={keyOf(action)}
          type="button"
          className={`small-button ${commands[action.operation].tone === 'danger' ? 'risky' : 'quiet'}`}
          onClick={() => begin(action)}
        >
          {t(`do.${action.operation}`)}
          <Part of={action} />
        </button>
      ))}
    </div>
  );
};

const Refused = ({ actions }: { actions: readonly OrderAction[] }) => {
  const { t, reasonOf } = useConsole();
  return (
    <details>
      <summary>{t('why-not', { count: actions.length })}</summary>
      <dl className="reasons">
        {actions.map((action) => (
          <div key={keyOf(action)}>
            <dt>
              {t(`do.${action.operation}`)} {partOf(action)}
            </dt>
            <dd>{reasonOf(action.code, action.why)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

/** What can be done now, with what it does, and why the rest cannot: the service decides both. */
export const Actions = ({ order, begin }: Begin) => {
  const { t } = useConsole();
  return (
    <section className="panel" aria-labelledby="actions-title">
      <h2 id="actions-title">{t('what-next')}</h2>
      <Loaded query={useActions(order)} rows={3}>
        {(all) => (
          <>
            <Next order={order} begin={begin} actions={all.filter((action) => isNext(order, action)).sort(byUrgency)} />
            <Others begin={begin} actions={all.filter((action) => action.allowed && !isNext(order, action))} />
            <Refused actions={all.filter(({ allowed }) => !allowed)} />
          </>
        )}
      </Loaded>
    </section>
  );
};
