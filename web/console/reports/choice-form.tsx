import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useConsole } from '../console-context';
import { Choice as ChoiceField, TextField } from '../parts/fields';
import { addressOf, bases, type Choice } from './choice';
import { type Days, daysOf, faultOf, spans } from './days';

type FormProps = { readonly choice: Choice; readonly today: string };

/** Spans of days that are asked for often. */
const Spans = ({ choice, today }: FormProps) => {
  const { t } = useConsole();
  return (
    <nav className="spans" aria-label={t('report-spans')}>
      {spans.map((span) => {
        const days = daysOf(span, today);
        const isShown = days.from === choice.from && days.to === choice.to;
        return (
          <Link key={span} href={addressOf({ ...choice, ...days }, today)} aria-current={isShown ? 'true' : undefined}>
            {t(`span.${span}`)}
          </Link>
        );
      })}
    </nav>
  );
};

/** The days and the basis. A date is taken when the form is sent, as a browser reports every digit of it. */
export const ChoiceForm = ({ choice, today }: FormProps) => {
  const { t } = useConsole();
  const [, goTo] = useLocation();
  const { from, to } = choice;
  const [days, setDays] = useState<Days>({ from, to });
  const [isSent, setSent] = useState(true);
  useEffect(() => {
    setDays({ from, to });
    setSent(true);
  }, [from, to]);
  const fault = isSent ? faultOf(days) : null;
  const change = (part: Partial<Days>): void => {
    setDays((before) => ({ ...before, ...part }));
    setSent(false);
  };
  const show = (part: Partial<Choice>): void => {
    setSent(true);
    if (faultOf(days) === null) goTo(addressOf({ ...choice, ...days, ...part }, today));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    show({});
  };
  return (
    <form className="report-form" onSubmit={submit} noValidate>
      <Spans choice={choice} today={today} />
      <div className="filters">
        <TextField label={t('report-from')} type="date" value={days.from} onChange={(day) => change({ from: day })} />
        <TextField label={t('report-to')} type="date" value={days.to} onChange={(day) => change({ to: day })} />
        {choice.report !== 'products' && (
          <ChoiceField
            label={t('report-basis')}
            value={choice.by}
            options={bases.map((each) => [each, t(`basis.${each}`)] as const)}
            onChange={(by) => show({ by })}
          />
        )}
        <div className="field">
          <button type="submit">{t('report-show')}</button>
        </div>
      </div>
      {fault !== null && (
        <p className="fault" role="alert">
          {t(`days-fault.${fault}`)}
        </p>
      )}
    </form>
  );
};
