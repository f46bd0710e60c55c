import { type FormEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { failureOf, useConsole, valueIn } from '../console-context';
import { changed, type FilterName, type Filters, orderNumberIn } from './filters';

export type BarProps = { readonly filters: Filters; readonly show: (filters: Filters) => void };

/** The searches that are filters, and stand in the address. */
const searches = ['externalReference', 'sku', 'customerId'] as const satisfies readonly FilterName[];
type Search = 'number' | 'email' | (typeof searches)[number];

const searchIn = (filters: Filters): (typeof searches)[number] | undefined =>
  searches.find((name) => filters[name] !== undefined);

/** Goes where a search leads. A number leads to its order, an email address to its customer's orders: it stands in no address. */
const useSearch = ({ filters, show }: BarProps) => {
  const { t, api, explain } = useConsole();
  const [, goTo] = useLocation();
  const cleared = searches.reduce((rest, name) => changed(rest, name, ''), filters);
  const findCustomer = async (email: string): Promise<string | undefined> => {
    const { customers } = await valueIn(outcomeOf(api.POST('/v1/customers/search', { body: { email } })));
    const [customer] = customers;
    if (customer === undefined) return t('fault.email');
    show(changed(cleared, 'customerId', customer.customerId));
    return undefined;
  };
  /** Resolves to what is wrong with the search; undefined: nothing. */
  return async (by: Search, text: string): Promise<string | undefined> => {
    const number = orderNumberIn(text);
    if (by === 'email' && text !== '') return findCustomer(text).catch((error: unknown) => explain(failureOf(error)));
    if (by === 'number' && number === undefined && text !== '') return t('fault.number');
    if (number !== undefined) goTo(`/orders/${number}`);
    else if (by === 'email') show(cleared);
    else if (by !== 'number') show(changed(cleared, by, text));
    return undefined;
  };
};

const Fields = (props: BarProps) => {
  const { t } = useConsole();
  const shown = searchIn(props.filters);
  const [by, setBy] = useState<Search>(shown ?? 'number');
  const [text, setText] = useState(shown === undefined ? '' : (props.filters[shown] ?? ''));
  const [fault, setFault] = useState<string>();
  const search = useSearch(props);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void search(by, text.trim()).then(setFault);
  };
  return (
    <form className="search" onSubmit={submit}>
      <label className="unseen" htmlFor={`${id}-by`}>
        {t('search-by')}
      </label>
      <select id={`${id}-by`} value={by} onChange={(event) => setBy(event.currentTarget.value as Search)}>
        {(['number', ...searches, 'email'] as const).map((each) => (
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
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="quiet">
        {t('search')}
      </button>
      {fault !== undefined && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </form>
  );
};

/** The search of the list. Another search in the address begins a new form. */
export const SearchForm = (props: BarProps) => (
  <search>
    <Fields key={JSON.stringify(searches.map((name) => props.filters[name]))} {...props} />
  </search>
);
