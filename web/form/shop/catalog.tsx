import { useEffect, useState } from 'preact/hooks';
import type { OrdersClient, Product } from '../../../clients/typescript/index';
import { type Failure, type Outcome, outcomeOf } from '../../shared/api';
import { Choice, Field, Loading, Time, Trouble, ViewTitle } from '../parts';
import { useShop } from '../shop-context';
import { mostOfLine, quantityOf, unitsIn, withQuantity } from '../state/basket';
import { type ConsumerPrice, consumerPrices } from '../state/quote';

const pageSize = 100;
/** Fewer units are announced by their number. */
const fewUnits = 10;

/** The products of the shop, at most 500. */
const listProducts = async (api: OrdersClient): Promise<Outcome<readonly Product[]>> => {
  const products: Product[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const query = cursor === undefined ? { limit: pageSize } : { limit: pageSize, cursor };
    const outcome = await outcomeOf(api.GET('/v1/products', { params: { query } }));
    if (!outcome.ok) return outcome;
    products.push(...outcome.value.products);
    if (outcome.value.nextCursor === null) break;
    cursor = outcome.value.nextCursor;
  }
  return { ok: true, value: products };
};

/** The units that can be ordered now. */
const orderable = ({ available, backorderable }: Product): number => Math.min(mostOfLine, available + backorderable);

const Availability = ({ product }: { product: Product }) => {
  const { t } = useShop();
  const { available, backorderable, expectedAt } = product;
  if (available >= fewUnits) return <p class="stock">{t('in-stock')}</p>;
  if (available > 0) return <p class="stock few">{t('few-left', { count: available })}</p>;
  if (backorderable === 0) return <p class="stock none">{t('sold-out')}</p>;
  return (
    <p class="stock few">
      {expectedAt === null ? t('backorder') : t('expected')}{' '}
      {expectedAt !== null && <Time at={expectedAt} form="day" />}
    </p>
  );
};

const Price = ({ price, currency }: { price: ConsumerPrice | undefined; currency: string }) => {
  const { t, money, percent } = useShop();
  if (price === undefined) return <p class="price muted">…</p>;
  return (
    <p class="price">
      <strong>{money(price.amount, currency)}</strong>{' '}
      <small>{Number(price.taxRate) === 0 ? t('no-tax') : t('with-tax', { rate: percent(price.taxRate) })}</small>
    </p>
  );
};

const Card = ({ product, price }: { product: Product; price: ConsumerPrice | undefined }) => {
  const { t, basket, setBasket, announce } = useShop();
  const { sku, name } = product;
  const quantity = quantityOf(basket, sku);
  const add = (): void => {
    setBasket((before) => withQuantity(before, product, quantityOf(before, sku) + 1));
    announce(t('added', { name, count: unitsIn(basket) + 1 }));
  };
  const isSoldOut = orderable(product) <= quantity;
  return (
    <li class="card">
      <h2>{name}</h2>
      <Price price={price} currency={basket.currency} />
      <Availability product={product} />
      <button type="button" onClick={add} disabled={isSoldOut} aria-label={t('add-named', { name })}>
        {t('add')}
        {quantity > 0 && <span class="count">{quantity}</span>}
      </button>
    </li>
  );
};

type Loaded = { readonly products: readonly Product[]; readonly failure: Failure | null };

const Products = ({ products, wanted }: { products: readonly Product[]; wanted: string }) => {
  const { t, api, basket, destination } = useShop();
  const [prices, setPrices] = useState<ReadonlyMap<string, ConsumerPrice>>(new Map());
  const { currency } = basket;
  const { country, region } = destination;
  useEffect(() => {
    let isCurrent = true;
    consumerPrices(api, products, { currency, country, region }).then((outcome) => {
      if (isCurrent && outcome.ok) setPrices(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, products, currency, country, region]);
  const shown = products.filter(
    ({ name, prices: sold }) => sold[currency] !== undefined && name.toLowerCase().includes(wanted.toLowerCase()),
  );
  return (
    <>
      <p class="muted" role="status">
        {shown.length === 0 ? t('nothing-found') : t('found', { count: shown.length })}
      </p>
      <ul class="cards">
        {shown.map((product) => (
          <Card key={product.sku} product={product} price={prices.get(product.sku)} />
        ))}
      </ul>
    </>
  );
};

export const Catalog = () => {
  const { t, api, config, basket, setBasket, explain } = useShop();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [wanted, setWanted] = useState('');
  const load = (): void => {
    setLoaded(null);
    listProducts(api).then((outcome) =>
      setLoaded(outcome.ok ? { products: outcome.value, failure: null } : { products: [], failure: outcome.failure }),
    );
  };
  useEffect(load, []);
  return (
    <>
      <ViewTitle name={t('catalog')}>{t('catalog')}</ViewTitle>
      <div class="filters">
        <Field id="search" label={t('search')} value={wanted} onInput={setWanted} isAlone />
        {config.currencies.length > 1 && (
          <Choice
            id="currency"
            label={t('currency')}
            value={basket.currency}
            options={config.currencies.map((code) => [code, code])}
            onChange={(currency) => setBasket((before) => ({ ...before, currency }))}
          />
        )}
      </div>
      {loaded === null && <Loading />}
      {loaded?.failure && <Trouble text={explain(loaded.failure)} retry={load} />}
      {loaded !== null && loaded.failure === null && <Products products={loaded.products} wanted={wanted} />}
      <p class="muted small">{t('price-notice')}</p>
    </>
  );
};
