import { type FormEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useConsole } from '../console-context';
import { Choice, TextField } from '../parts/fields';
import { type StatusKind, statusValues } from '../statuses';
import type { OrderSummary } from '../types';
import {
  changed,
  endOfDay,
  type FilterName,
  type Filters,
  isFiltered,
  orderNumberIn,
  startOfDay,
  statusKinds,
} from './filters';

type BarProps = { readonly filters: Filters; readonly show: (filters: Filters) => void };

const searches = ['externalReference', 'sku', 'customerId'] as const satisfies readonly FilterName[];
type Search = 'number' | (typeof searches)[number];

const searchIn = (filters: Filters): Search => searches.find((name) => filters[name] !== undefined) ?? 'number';

/** A number leads to its order; the other searches are filters, and stand in the address. */
const SearchForm = ({ filters, show }: BarProps) => {
  const { t } = useConsole();
  const [, goTo] = useLocation();
  const [by, setBy] = useState<Search>(searchIn(filters));
  const [text, setText] = useState(filters[searchIn(filters) as FilterName] ?? '');
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const number = orderNumberIn(text);
    const cleared = searches.reduce((rest, name) => changed(rest, name, ''), filters);
    setWrong(by === 'number' && number === undefined && text.trim() !== '');
    if (number !== undefined) goTo(`/orders/${number}`);
    else if (by !== 'number') show(changed(cleared, by, text.trim()));
  };
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <label className="unseen" htmlFor={`${id}-by`}>
          {t('search-by')}
        </label>
        <select id={`${id}-by`} value={by} onChange={(event) => setBy(event.currentTarget.value as Search)}>
          {(['number', ...searches] as const).map((each) => (
            <option key={each} value={each}>
              {t(`search.${each}`)}
            </option>
          ))}
        </select>
        <label className="unseen" htmlFor="search">
          {t('search')}
        </label>
        <input
          id="search"
          type="search"
          value={text}
          placeholder={by === 'number' ? '7K3M9Q-X1QF65-V805T8' : ''}
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="quiet">
          {t('search')}
        </button>
        {isWrong && (
          <p className="fault" id={`${id}-fault`} role="alert">
            {t('fault.number')}
          </p>
        )}
      </form>
    </search>
  );
};

const StatusChoice = <Kind extends StatusKind>({ kind, filters, show }: BarProps & { kind: Kind }) => {
  const { t, named } = useConsole();
  const values: readonly OrderSummary[Kind][] = statusValues[kind];
  return (
    <Choice<string>
      label={t(`filter.${kind}`)}
      value={filters[kind] ?? ''}
      options={[['', t('any')], ...values.map((value) => [value, named(`${kind}.${value}`, value)] as const)]}
      onChange={(value) => show(changed(filters, kind, value))}
    />
  );
};

export const FilterBar = (props: BarProps) => {
  const { t } = useConsole();
  const { filters, show } = props;
  const dayOf = (instant: string | undefined): string => instant?.slice(0, 10) ?? '';
  const day = (name: 'placedFrom' | 'placedTo', edge: (day: string) => string) => (
    <TextField
      label={t(`filter.${name}`)}
      type="date"
      value={dayOf(filters[name])}
      onChange={(value) => show(changed(filters, name, value === '' ? '' : edge(value)))}
    />
  );
  return (
    <div className="filter-bar">
      <SearchForm key={JSON.stringify(searches.map((name) => filters[name]))} {...props} />
      <details open={isFiltered(filters)}>
        <summary>{t('filters')}</summary>
        <div className="filters">
          {statusKinds.map((kind) => (
            <StatusChoice key={kind} kind={kind} {...props} />
          ))}
          <Choice<string>
            label={t('filter.onHold')}
            value={filters.onHold ?? ''}
            options={[
              ['', t('any')],
              ['true', t('on-hold')],
            ]}
            onChange={(value) => show(changed(filters, 'onHold', value))}
          />
          {day('placedFrom', startOfDay)}
          {day('placedTo', endOfDay)}
        </div>
      </details>
    </div>
  );
};
