import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Empty, Loaded, More } from '../parts/feedback';
import { Badge, Time } from '../parts/format';
import { Table } from '../parts/table';
import type { Discount } from '../types';
import { pathOf } from './discount-editor';
import { stateOf, stateTones } from './discount-state';

const pageSize = 50;

const useDiscounts = () => {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ['discounts'],
    queryFn: ({ pageParam }) =>
      valueIn(
        outcomeOf(
          api.GET('/v1/discounts', {
            params: { query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

/** The amount or share of a discount, and the orders and goods that have it. */
const Worth = ({ of: { amount, rate, currency, minimumAmount, appliesTo } }: { of: Discount }) => {
  const { t, money, percent } = useConsole();
  const inCurrency = (value: number | null): string =>
    value === null || currency === null ? '' : money(value, currency);
  const limits = [
    ...(minimumAmount === null ? [] : [t('from-amount', { amount: inCurrency(minimumAmount) })]),
    ...(rate === null || currency === null ? [] : [t('only-in', { currency })]),
    ...(appliesTo === null ? [] : [t('some-products')]),
  ];
  return (
    <>
      {rate === null ? inCurrency(amount) : percent(rate)}
      {limits.length > 0 && <span className="muted"> · {limits.join(' · ')}</span>}
    </>
  );
};

const Row = ({ discount, now }: { discount: Discount; now: number }) => {
  const { t } = useConsole();
  const { code, startsAt, endsAt, maxRedemptions, redeemed } = discount;
  const state = stateOf(discount, now);
  return (
    <tr>
      <th scope="row">
        <Link href={pathOf(code)}>{code}</Link>
      </th>
      <td>
        <Worth of={discount} />
      </td>
      <td>{startsAt !== null && <Time at={startsAt} />}</td>
      <td>{endsAt !== null && <Time at={endsAt} />}</td>
      <td className="number">
        {maxRedemptions === null ? t('not-counted') : t('used-of', { count: redeemed, maximum: maxRedemptions })}
      </td>
      <td>
        <Badge tone={stateTones[state]}>{t(`discount-state.${state}`)}</Badge>
      </td>
    </tr>
  );
};

/** The discounts by code, in pages. */
export const DiscountList = () => {
  const { t } = useConsole();
  const query = useDiscounts();
  const now = Date.now();
  const discounts = query.data?.pages.flatMap((page) => page.discounts) ?? [];
  const columns = [
    { name: t('code') },
    { name: t('discount') },
    { name: t('valid-from') },
    { name: t('valid-until') },
    { name: t('used'), isNumber: true },
    { name: t('state') },
  ];
  return (
    <>
      <Loaded query={query} rows={8}>
        {() => discounts.length === 0 && <Empty>{t('no-discounts')}</Empty>}
      </Loaded>
      {discounts.length > 0 && (
        <Table label={t('discounts')} columns={columns} className="discounts">
          {discounts.map((discount) => (
            <Row key={discount.code} discount={discount} now={now} />
          ))}
        </Table>
      )}
      <More {...query} />
    </>
  );
};
