import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Curl, Loaded, Notice, Trouble, ViewTitle, WorkButton } from '../parts/feedback';
import { Check, Choice, DayField, TextField } from '../parts/fields';
import { useSave } from '../parts/use-save';
import type { Product } from '../types';
import { AdjustDialog } from './adjust-dialog';
import { backorderLimitOf, draftOf, factsOf, type ProductDraft, taxCategories, wrongPrices } from './product-draft';

/** Version null: the product is new, and must not exist. */
const put = (api: OrdersClient, draft: ProductDraft, version: number | null) =>
  api.PUT('/v1/products/{sku}', {
    params: {
      path: { sku: draft.sku.trim() },
      header: version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
    },
    body: factsOf(draft),
  });

type FormProps = {
  readonly draft: ProductDraft;
  readonly change: (part: Partial<ProductDraft>) => void;
  readonly isNew: boolean;
};

const Fields = ({ draft, change, isNew }: FormProps) => {
  const { t, config } = useConsole();
  const currencies = [...new Set([...config.currencies, ...Object.keys(draft.prices)])];
  const wrong = wrongPrices(draft);
  return (
    <>
      {isNew && <TextField label={t('sku')} required value={draft.sku} onChange={(sku) => change({ sku })} />}
      <TextField label={t('product-name')} required value={draft.name} onChange={(name) => change({ name })} />
      <fieldset>
        <legend>{t('prices')}</legend>
        <div className="filters">
          {currencies.map((currency) => (
            <TextField
              key={currency}
              label={currency}
              mode="decimal"
              fault={wrong.includes(currency) ? t('fault.amount') : undefined}
              value={draft.prices[currency] ?? ''}
              onChange={(price) => change({ prices: { ...draft.prices, [currency]: price } })}
            />
          ))}
        </div>
      </fieldset>
      <Choice
        label={t('tax')}
        value={draft.taxCategory}
        options={taxCategories.map((category) => [category, t(`tax.${category}`)])}
        onChange={(taxCategory) => change({ taxCategory })}
      />
      <Check
        label={t('requires-shipping')}
        value={draft.requiresShipping}
        onChange={(requiresShipping) => change({ requiresShipping })}
      />
      <TextField
        label={t('backorder-limit')}
        mode="numeric"
        value={draft.backorderLimit}
        fault={backorderLimitOf(draft) === undefined ? t('fault.units') : undefined}
        onChange={(backorderLimit) => change({ backorderLimit })}
      />
      <DayField label={t('expected-at')} value={draft.expectedAt} onChange={(expectedAt) => change({ expectedAt })} />
    </>
  );
};

const Editor = ({ product }: { product: Product | null }) => {
  const { t, api, announce } = useConsole();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState(() => draftOf(product));
  const [version, setVersion] = useState(product?.version ?? null);
  const { run, isBusy, failure, forget } = useSave();
  const saved = (next: Product): void => {
    announce(t('saved', { name: next.name }));
    setVersion(next.version);
    queries.setQueryData(['product', next.sku], next);
    void queries.invalidateQueries({ queryKey: ['products'] });
    if (product === null) goTo(`/products/${encodeURIComponent(next.sku)}`);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wrongPrices(draft).length === 0 && backorderLimitOf(draft) !== undefined)
      void run(() => outcomeOf(put(api, draft, version)), saved);
  };
  const isConflict = failure?.code === 'version-mismatch' && failure.currentVersion !== null && product !== null;
  return (
    <form onSubmit={submit}>
      <Fields
        draft={draft}
        isNew={product === null}
        change={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {isConflict && (
        <Notice tone="warning" urgent>
          <p>{t('product-conflict')}</p>
          <Current sku={product.sku} />
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setVersion(failure.currentVersion);
              forget();
            }}
          >
            {t('repeat', { version: failure.currentVersion ?? 0 })}
          </button>
        </Notice>
      )}
      {failure !== null && !isConflict && <Trouble failure={failure} />}
      <div className="actions">
        <WorkButton type="submit" className="primary" isBusy={isBusy}>
          {t('save')}
        </WorkButton>
        <Curl of={(client) => put(client, draft, version)} />
      </div>
    </form>
  );
};

/** What somebody else has made of the product meanwhile. */
const Current = ({ sku }: { sku: string }) => {
  const { t, money, api } = useConsole();
  const { data } = useQuery({
    queryKey: ['product', sku, 'now'],
    gcTime: 0,
    queryFn: () => valueIn(outcomeOf(api.GET('/v1/products/{sku}', { params: { path: { sku } } }))),
  });
  if (data === undefined) return null;
  const prices = Object.entries(data.prices).map(([currency, amount]) => money(amount, currency));
  return (
    <p>
      {t('version', { version: data.version })}: {data.name} · {prices.join(' · ')} · {t(`tax.${data.taxCategory}`)}
    </p>
  );
};

export default function ProductPage({ sku }: { sku: string | null }) {
  const { t, api } = useConsole();
  const query = useQuery({
    queryKey: ['product', sku],
    enabled: sku !== null,
    // A form must not change under the hands of who fills it in.
    refetchOnWindowFocus: false,
    queryFn: () => valueIn(outcomeOf(api.GET('/v1/products/{sku}', { params: { path: { sku: sku ?? '' } } }))),
  });
  const name = query.data?.name ?? sku ?? t('new-product');
  return (
    <div className="narrow">
      <p className="back">
        <Link href="/products">← {t('products')}</Link>
      </p>
      <ViewTitle name={name}>{name}</ViewTitle>
      {sku === null ? (
        <Editor product={null} />
      ) : (
        <Loaded query={query} rows={6}>
          {(product) => (
            <>
              <Stock product={product} reload={() => void query.refetch()} />
              <Editor product={product} />
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}

const Stock = ({ product, reload }: { product: Product; reload: () => void }) => {
  const { t } = useConsole();
  const [isAdjusting, setAdjusting] = useState(false);
  const close = (): void => {
    reload();
    setAdjusting(false);
  };
  return (
    <section className="panel" aria-labelledby="stock-title">
      <h2 id="stock-title">{t('stock')}</h2>
      <p>{t('in-stock', { count: product.available })}</p>
      <p>
        <Link href={`/orders?sku=${encodeURIComponent(product.sku)}`}>{t('orders-with')}</Link>
      </p>
      <button type="button" onClick={() => setAdjusting(true)}>
        {t('adjust')}
      </button>
      {isAdjusting && <AdjustDialog product={product} onClose={close} />}
    </section>
  );
};
