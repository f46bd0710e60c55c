import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Empty, Loaded, More, ViewTitle } from '../parts/feedback';
import { Table } from '../parts/table';
import type { Customer } from '../types';

const pageSize = 50;

/** The address of a customer in the console. */
export const pathOf = (customerId: string): string => `/customers/${encodeURIComponent(customerId)}`;

const List = ({ customers }: { customers: readonly Customer[] }) => {
  const { t } = useConsole();
  const columns = [{ name: t('customer') }, { name: t('customer-name') }, { name: t('customer-email'), isMinor: true }];
  return (
    <Table label={t('customers')} columns={columns}>
      {customers.map(({ customerId, name, email }) => (
        <tr key={customerId}>
          <th scope="row">
            <Link href={pathOf(customerId)}>{customerId}</Link>
          </th>
          <td>{name}</td>
          <td className="minor">{email}</td>
        </tr>
      ))}
    </Table>
  );
};

/** A text with an @ is looked for as an address; every other is the id of a customer. */
const Search = ({ find }: { find: (email: string) => void }) => {
  const { t } = useConsole();
  const [, goTo] = useLocation();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === '' || wanted.includes('@')) find(wanted);
    else goTo(pathOf(wanted));
  };
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <label className="unseen" htmlFor="search">
          {t('customer-search')}
        </label>
        <input
          id="search"
          type="search"
          value={text}
          placeholder={t('customer-search')}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">{t('customer-find')}</button>
      </form>
    </search>
  );
};

/** The customers who have a record. */
const All = () => {
  const { t, api } = useConsole();
  const query = useInfiniteQuery({
    queryKey: ['customers'],
    queryFn: ({ pageParam }) => {
      const page = { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return valueIn(outcomeOf(api.GET('/v1/customers', { params: { query: page } })));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const customers = query.data?.pages.flatMap((page) => page.customers) ?? [];
  return (
    <>
      <Loaded query={query} rows={6}>
        {() => (customers.length === 0 ? <Empty>{t('no-customers')}</Empty> : <List customers={customers} />)}
      </Loaded>
      <More {...query} />
    </>
  );
};

/** Those with an address. It goes in a body, because URLs are logged, and is in no URL of the console either. */
const Found = ({ email }: { email: string }) => {
  const { t, api } = useConsole();
  const query = useQuery({
    queryKey: ['customers', 'found', email],
    gcTime: 0,
    queryFn: async () => (await valueIn(outcomeOf(api.POST('/v1/customers/search', { body: { email } })))).customers,
  });
  return (
    <Loaded query={query} rows={2}>
      {(found) => (found.length === 0 ? <Empty>{t('no-customers-found')}</Empty> : <List customers={found} />)}
    </Loaded>
  );
};

export default function Customers() {
  const { t } = useConsole();
  const [email, setEmail] = useState('');
  return (
    <>
      <ViewTitle name={t('customers')}>{t('customers')}</ViewTitle>
      <Search find={setEmail} />
      <p className="muted">{t('customers-about')}</p>
      {email === '' ? <All /> : <Found email={email} />}
    </>
  );
}
