import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { download } from '../parts/download';
import { Curl, Trouble, ViewTitle, WorkButton } from '../parts/feedback';
import { useSave } from '../parts/use-save';
import { Balances } from './balances';
import { addressOf, type Choice, choiceIn, hasDays, reportNames } from './choice';
import { ChoiceForm } from './choice-form';
import { dayAt, faultOf } from './days';
import { Products } from './products';
import { readBalances, readCsv, readProducts, readRefunds, readSales, readTaxes } from './queries';
import { Refunds } from './refunds';
import { Report } from './report';
import { Sales } from './sales';
import { Taxes } from './taxes';

type PartProps = { readonly choice: Choice; readonly today: string };

const Tabs = ({ choice, today }: PartProps) => {
  const { t } = useConsole();
  return (
    <nav className="views" aria-label={t('reports')}>
      {reportNames.map((report) => (
        <Link
          key={report}
          href={addressOf({ ...choice, report }, today)}
          aria-current={report === choice.report ? 'true' : undefined}
        >
          {t(`report.${report}`)}
        </Link>
      ))}
    </nav>
  );
};

/** The file that the service writes: every currency, and every column. */
const Csv = ({ choice, today }: PartProps) => {
  const { t, api, announce } = useConsole();
  const { run, isBusy, failure } = useSave();
  const save = (): void =>
    void run(
      () => outcomeOf<string>(readCsv(api, choice)),
      (text) => {
        download(`${choice.report}-${hasDays(choice) ? `${choice.from}-${choice.to}` : today}.csv`, text);
        announce(t('report-saved'));
      },
    );
  return (
    <>
      <WorkButton className="quiet small-button" isBusy={isBusy} onPress={save}>
        {t(isBusy ? 'csv-busy' : 'csv')}
      </WorkButton>
      {failure !== null && <Trouble failure={failure} />}
    </>
  );
};

const Chosen = (props: PartProps) => {
  switch (props.choice.report) {
    case 'sales':
      return (
        <Report {...props} read={readSales}>
          {(report, currency) => <Sales report={report} currency={currency} />}
        </Report>
      );
    case 'tax':
      return (
        <Report {...props} read={readTaxes}>
          {(report, currency) => <Taxes report={report} currency={currency} />}
        </Report>
      );
    case 'refunds':
      return (
        <Report {...props} read={readRefunds}>
          {(report, currency) => <Refunds report={report} currency={currency} />}
        </Report>
      );
    case 'products':
      return (
        <Report {...props} read={readProducts}>
          {(report, currency) => <Products report={report} currency={currency} />}
        </Report>
      );
    case 'balances':
      return (
        <Report {...props} read={readBalances}>
          {(report, currency) => <Balances report={report} currency={currency} />}
        </Report>
      );
  }
};

/** Sales, taxes, refunds and products by the days of the shop, and balances. The address of the page has the choice. */
export default function Reports() {
  const { t, config } = useConsole();
  const [search] = useSearchParams();
  const today = dayAt(new Date(), config.timeZone);
  const choice = useMemo(() => choiceIn(search, today), [search, today]);
  const isAllowed = !hasDays(choice) || faultOf(choice) === null;
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('reports')}>{t('reports')}</ViewTitle>
        {isAllowed && <Csv key={addressOf(choice, today)} choice={choice} today={today} />}
        {isAllowed && <Curl of={(api) => readCsv(api, choice)} />}
      </div>
      <Tabs choice={choice} today={today} />
      {hasDays(choice) && <ChoiceForm choice={choice} today={today} />}
      <p className="muted">{t(`report-about.${choice.report}`)}</p>
      {isAllowed && <Chosen choice={choice} today={today} />}
    </>
  );
}
