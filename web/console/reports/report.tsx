import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { Refused, useConsole, valueIn } from '../console-context';
import { Empty, Loaded } from '../parts/feedback';
import { Time } from '../parts/format';
import { addressOf, type Choice } from './choice';

/** The members that every report has. */
type AnyReport = {
  readonly timeZone: string;
  readonly asOf: string | null;
  readonly rows: readonly { readonly currency: string }[];
};

type ReportProps<Value extends AnyReport> = {
  readonly choice: Choice;
  readonly today: string;
  readonly read: (
    api: OrdersClient,
    choice: Choice,
  ) => Promise<{ readonly data?: Value | string | undefined; readonly error?: unknown }>;
  readonly children: (report: Value, currency: string) => ReactNode;
};

/** The currencies of the rows, those of the shop first and in its order. */
const currenciesIn = (rows: AnyReport['rows'], ofShop: readonly string[]): readonly string[] => {
  const found = new Set(rows.map(({ currency }) => currency));
  return [...ofShop.filter((each) => found.has(each)), ...[...found].filter((each) => !ofShop.includes(each))];
};

const Currencies = ({
  all,
  shown,
  choice,
  today,
}: {
  all: readonly string[];
  shown: string;
  choice: Choice;
  today: string;
}) => {
  const { t } = useConsole();
  return (
    <nav className="views" aria-label={t('report-currency')}>
      {all.map((each) => (
        <Link
          key={each}
          href={addressOf({ ...choice, currency: each }, today)}
          aria-current={each === shown ? 'true' : undefined}
        >
          {each}
        </Link>
      ))}
    </nav>
  );
};

const AsOf = ({ timeZone, asOf }: AnyReport) => {
  const { t } = useConsole();
  return (
    <p className="muted small">
      {t('report-zone', { zone: timeZone })}
      {asOf !== null && (
        <>
          {' '}
          {t('report-as-of')} <Time at={asOf} isExact />.
        </>
      )}
    </p>
  );
};

/** Reads a report, and shows it in one currency. */
export const Report = <Value extends AnyReport>({ choice, today, read, children }: ReportProps<Value>) => {
  const { t, api, config } = useConsole();
  const { report, from, to, by } = choice;
  const query = useQuery({
    queryKey: ['report', report, from, to, by],
    queryFn: async () => {
      const found = await valueIn(outcomeOf(read(api, choice)));
      // By its type a report can be CSV too, which only readCsv asks for.
      if (typeof found === 'string') throw new Refused({ code: 'no-answer' });
      return found;
    },
  });
  return (
    <Loaded query={query} rows={8}>
      {(found) => {
        const all = currenciesIn(found.rows, config.currencies);
        const shown = choice.currency ?? all[0];
        return (
          <>
            {all.length > 0 && shown !== undefined && (
              <Currencies all={all} shown={shown} choice={choice} today={today} />
            )}
            {shown === undefined || !all.includes(shown) ? <Empty>{t('report-empty')}</Empty> : children(found, shown)}
            <AsOf {...found} />
          </>
        );
      }}
    </Loaded>
  );
};
