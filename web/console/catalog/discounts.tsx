import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Empty, Loaded, Trouble, ViewTitle, WorkButton } from '../parts/feedback';
import { Choice, DayField, TextField } from '../parts/fields';
import type { Discount } from '../types';
import { type DiscountDraft, draftOf, faultsOf, putDiscount } from './discount-draft';
import { useSave } from './use-save';

type FieldsProps = { readonly draft: DiscountDraft; readonly change: (part: Partial<DiscountDraft>) => void };

const Fields = ({ draft, change }: FieldsProps) => {
  const { t, config } = useConsole();
  const faults = faultsOf(draft);
  const fault = (name: keyof DiscountDraft) => (faults.includes(name) ? t('fault.amount') : undefined);
  const currencies = [['', t('any')], ...config.currencies.map((code) => [code, code] as const)] as const;
  return (
    <>
      <Choice
        label={t('discount-type')}
        value={draft.type}
        options={[
          ['percent', t('discount-type.percent')],
          ['fixed', t('discount-type.fixed')],
        ]}
        onChange={(type) => change({ type })}
      />
      {draft.type === 'percent' ? (
        <TextField
          label={t('percent')}
          mode="decimal"
          required
          fault={fault('percent')}
          value={draft.percent}
          onChange={(percent) => change({ percent })}
        />
      ) : (
        <TextField
          label={t('amount')}
          mode="decimal"
          required
          fault={fault('amount')}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      )}
      <Choice
        label={t('currency')}
        value={draft.currency}
        options={currencies}
        onChange={(currency) => change({ currency })}
      />
      <TextField
        label={t('minimum-amount')}
        mode="decimal"
        fault={fault('minimumAmount')}
        value={draft.minimumAmount}
        onChange={(minimumAmount) => change({ minimumAmount })}
      />
      <TextField
        label={t('max-redemptions')}
        mode="numeric"
        value={draft.maxRedemptions}
        onChange={(maxRedemptions) => change({ maxRedemptions })}
      />
      <TextField
        label={t('max-per-customer')}
        mode="numeric"
        value={draft.perCustomer}
        onChange={(perCustomer) => change({ perCustomer })}
      />
      <DayField label={t('starts-at')} value={draft.startsAt} onChange={(startsAt) => change({ startsAt })} />
      <DayField label={t('ends-at')} value={draft.endsAt} onChange={(endsAt) => change({ endsAt })} />
      <TextField
        label={t('only-skus')}
        hint={t('skus-hint')}
        value={draft.skus}
        onChange={(skus) => change({ skus })}
      />
    </>
  );
};

/** The form of one code. `discount` null: the code is free. */
const Editor = ({ code, discount }: { code: string; discount: Discount | null }) => {
  const { t, api, announce } = useConsole();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(discount));
  const { run, isBusy, failure } = useSave();
  const [isDeleting, setDeleting] = useState(false);
  const version = discount?.version ?? null;
  const reload = () => queries.invalidateQueries({ queryKey: ['discount', code] });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (faultsOf(draft).length > 0) return;
    void run(
      () => outcomeOf(putDiscount(api, code, draft, version)),
      () => {
        announce(t('saved', { name: code }));
        void reload();
      },
    );
  };
  const remove = (): void => {
    setDeleting(false);
    void run(
      () =>
        outcomeOf<true>(
          api
            .DELETE('/v1/discounts/{code}', { params: { path: { code }, header: { 'If-Match': `"${version}"` } } })
            .then(({ error, response }) => ({ data: response.status === 204 ? true : undefined, error })),
        ),
      () => {
        announce(t('discount-deleted', { code }));
        void reload();
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <p>{discount === null ? t('discount-new') : t('redeemed', { count: discount.redeemed })}</p>
      <Fields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
      {failure !== null && <Trouble failure={failure} retry={() => void reload()} />}
      <div className="actions">
        <WorkButton type="submit" className="primary" isBusy={isBusy}>
          {t(discount === null ? 'create' : 'save')}
        </WorkButton>
        {discount !== null && (
          <button type="button" className="risky" onClick={() => setDeleting(true)}>
            {t('delete')}
          </button>
        )}
        <Curl of={(client) => putDiscount(client, code, draft, version)} />
      </div>
      {isDeleting && (
        <Dialog title={t('discount-delete', { code })} onClose={() => setDeleting(false)}>
          <p>{t('discount-delete-about')}</p>
          <WorkButton className="danger" isBusy={isBusy} onPress={remove}>
            {t('delete')}
          </WorkButton>
        </Dialog>
      )}
    </form>
  );
};

const One = ({ code }: { code: string }) => {
  const { api } = useConsole();
  const query = useQuery({
    queryKey: ['discount', code],
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const outcome = await outcomeOf(api.GET('/v1/discounts/{code}', { params: { path: { code } } }));
      // A code that nobody uses is an answer: it can be created.
      if (!outcome.ok && outcome.failure.code === 'discount-not-found') return null;
      return valueIn(Promise.resolve(outcome));
    },
  });
  return (
    <Loaded query={query} rows={5}>
      {(discount) => <Editor key={discount?.version ?? 'new'} code={code} discount={discount} />}
    </Loaded>
  );
};

/** The service finds discounts by their code, and has no list of them. */
export default function Discounts() {
  const { t } = useConsole();
  const [search, setSearch] = useSearchParams();
  const code = (search.get('code') ?? '').trim().toUpperCase();
  const [text, setText] = useState(code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSearch(text.trim() === '' ? {} : { code: text.trim().toUpperCase() });
  };
  return (
    <div className="narrow">
      <ViewTitle name={t('discounts')}>{t('discounts')}</ViewTitle>
      <search>
        <form className="search" onSubmit={submit}>
          <label className="unseen" htmlFor="search">
            {t('code')}
          </label>
          <input
            id="search"
            type="search"
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" className="primary">
            {t('find-code')}
          </button>
        </form>
      </search>
      {code === '' ? <Empty>{t('discounts-about')}</Empty> : <One key={code} code={code} />}
    </div>
  );
}
