import { useQuery } from '@tanstack/react-query';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Empty, Loaded } from '../parts/feedback';
import type { CurrencyAccount } from '../types';

const amounts = ['orderedAmount', 'paidAmount', 'refundedAmount', 'dueAmount', 'creditAmount'] as const;

const Figures = ({ of }: { of: CurrencyAccount }) => {
  const { t, money } = useConsole();
  return (
    <>
      <h3>
        {of.currency} <span className="muted">{t('order-count', { count: of.orderCount })}</span>
      </h3>
      <dl className="figures">
        {amounts.map((name) => (
          <div key={name}>
            <dt>{t(`account.${name}`)}</dt>
            <dd className="number">{money(of[name], of.currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The sums of the customer's orders as they are now, for each currency. */
export const Account = ({ customerId }: { customerId: string }) => {
  const { t, api } = useConsole();
  const query = useQuery({
    queryKey: ['account', customerId],
    queryFn: async () => {
      const outcome = await outcomeOf(
        api.GET('/v1/customers/{customerId}/account', { params: { path: { customerId } } }),
      );
      // Nobody has written a record, and nobody has ordered.
      if (!outcome.ok && outcome.failure.code === 'customer-not-found') return { currencies: [], complete: true };
      return valueIn(Promise.resolve(outcome));
    },
  });
  return (
    <section aria-labelledby="account-title">
      <h2 id="account-title">{t('account')}</h2>
      <Loaded query={query} rows={4}>
        {({ currencies, complete }) => (
          <>
            {currencies.length === 0 && <Empty>{t('no-account')}</Empty>}
            {currencies.map((each) => (
              <Figures key={each.currency} of={each} />
            ))}
            {!complete && <p className="muted small">{t('account-cut')}</p>}
          </>
        )}
      </Loaded>
    </section>
  );
};
