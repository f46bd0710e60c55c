import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Empty, Loaded, More, ViewTitle } from '../parts/feedback';
import { Check } from '../parts/fields';
import { Table } from '../parts/table';
import type { Product } from '../types';
import { AdjustDialog } from './adjust-dialog';

const pageSize = 50;

const useProducts = (onlyLow: boolean) => {
  const { api, config } = useConsole();
  return useInfiniteQuery({
    queryKey: ['products', onlyLow],
    queryFn: ({ pageParam }) =>
      valueIn(
        outcomeOf(
          api.GET('/v1/products', {
            params: {
              query: {
                limit: pageSize,
                ...(onlyLow ? { maximumAvailable: config.lowStockThreshold } : {}),
                ...(pageParam === null ? {} : { cursor: pageParam }),
              },
            },
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

const Row = ({ product, adjust }: { product: Product; adjust: (product: Product) => void }) => {
  const { t, money, config } = useConsole();
  const prices = Object.entries(product.prices).map(([currency, amount]) => money(amount, currency));
  return (
    <tr>
      <th scope="row">
        <Link href={`/products/${encodeURIComponent(product.sku)}`}>{product.sku}</Link>
        <span className="under">{product.name}</span>
      </th>
      <td className="minor">{product.name}</td>
      <td className="number minor">{prices.join(' · ')}</td>
      <td className="minor">{t(`tax.${product.taxCategory}`)}</td>
      <td className={product.available <= config.lowStockThreshold ? 'number bad' : 'number'}>{product.available}</td>
      <td className="number minor">{product.backorderLimit === 0 ? '' : product.backorderable}</td>
      <td>
        <button type="button" className="quiet small-button" onClick={() => adjust(product)}>
          {t('adjust')} <span className="unseen">{product.name}</span>
        </button>
      </td>
    </tr>
  );
};

export default function Products() {
  const { t, config } = useConsole();
  const low = config.lowStockThreshold;
  const [search, setSearch] = useSearchParams();
  const onlyLow = search.has('low');
  const query = useProducts(onlyLow);
  const [adjusted, setAdjusted] = useState<Product | null>(null);
  // Low stock first among what is loaded; the list of the service is by sku.
  const products = (query.data?.pages.flatMap((page) => page.products) ?? []).toSorted(
    (left, right) => Math.min(left.available, low + 1) - Math.min(right.available, low + 1),
  );
  const columns = [
    { name: t('sku') },
    { name: t('product-name'), isMinor: true },
    { name: t('prices'), isNumber: true, isMinor: true },
    { name: t('tax'), isMinor: true },
    { name: t('stock'), isNumber: true },
    { name: t('backorderable'), isNumber: true, isMinor: true },
    { name: <span className="unseen">{t('adjust')}</span> },
  ];
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('products')}>{t('products')}</ViewTitle>
        <Link href="/products/new" className="button">
          {t('new-product')}
        </Link>
      </div>
      <Check
        label={t('only-low', { count: low })}
        value={onlyLow}
        onChange={(isOn) => setSearch(isOn ? { low: '1' } : {})}
      />
      <Loaded query={query} rows={8}>
        {() => products.length === 0 && <Empty>{t(onlyLow ? 'no-low-stock' : 'no-products')}</Empty>}
      </Loaded>
      {products.length > 0 && (
        <Table label={t('products')} columns={columns}>
          {products.map((product) => (
            <Row key={product.sku} product={product} adjust={setAdjusted} />
          ))}
        </Table>
      )}
      <More {...query} />
      {adjusted !== null && <AdjustDialog product={adjusted} onClose={() => setAdjusted(null)} />}
    </>
  );
}
