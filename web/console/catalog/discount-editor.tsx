import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Failure, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Notice, Trouble, WorkButton } from '../parts/feedback';
import { Choice, DayField, TextField } from '../parts/fields';
import { useSave } from '../parts/use-save';
import type { Discount } from '../types';
import { type DiscountDraft, draftOf, faultsOf, putDiscount } from './discount-draft';

/** The address of a discount in the console. */
export const pathOf = (code: string): string => `/discounts?code=${encodeURIComponent(code)}`;

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

type DeletionProps = {
  readonly discount: Discount;
  readonly save: ReturnType<typeof useSave>;
  readonly done: () => void;
};

const Deletion = ({ discount: { code, version }, save, done }: DeletionProps) => {
  const { t, api } = useConsole();
  const [isOpen, setOpen] = useState(false);
  const remove = (): void => {
    setOpen(false);
    void save.run(
      () =>
        outcomeOf<true>(
          api
            .DELETE('/v1/discounts/{code}', { params: { path: { code }, header: { 'If-Match': `"${version}"` } } })
            .then(({ error, response }) => ({ data: response.status === 204 ? true : undefined, error })),
        ),
      done,
    );
  };
  return (
    <>
      <button type="button" className="risky" onClick={() => setOpen(true)}>
        {t('delete')}
      </button>
      {isOpen && (
        <Dialog title={t('discount-delete', { code })} onClose={() => setOpen(false)}>
          <p>{t('discount-delete-about')}</p>
          <WorkButton className="danger" isBusy={save.isBusy} onPress={remove}>
            {t('delete')}
          </WorkButton>
        </Dialog>
      )}
    </>
  );
};

type RefusalProps = { readonly failure: Failure; readonly code: string; readonly isNew: boolean };

/** Why nothing was saved. A new discount whose code another one has leads to that one. */
const Refusal = ({ failure, code, isNew, reload }: RefusalProps & { readonly reload: () => void }) => {
  const { t } = useConsole();
  if (!isNew || failure.code !== 'version-mismatch') return <Trouble failure={failure} retry={reload} />;
  return (
    <Notice tone="warning" urgent>
      <p>{t('discount-exists', { code })}</p>
      <Link href={pathOf(code)}>{t('open-code', { code })}</Link>
    </Notice>
  );
};

/**
 * The form of a discount. `code` null: the form asks for it. `discount` null: the code is free, and must still be when the
 * form is sent.
 */
export const Editor = ({ code: given, discount }: { code: string | null; discount: Discount | null }) => {
  const { t, api, announce } = useConsole();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [typed, setTyped] = useState('');
  const [draft, setDraft] = useState(() => draftOf(discount));
  const save = useSave();
  const version = discount?.version ?? null;
  const code = given ?? typed.trim().toUpperCase();
  const one = ['discount', code];
  // The list is read again: it must not show what this form has just changed.
  const forgetList = (): void => queries.removeQueries({ queryKey: ['discounts'] });
  const reload = (): void => void queries.invalidateQueries({ queryKey: one });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (faultsOf(draft).length > 0) return;
    void save.run(
      () => outcomeOf(putDiscount(api, code, draft, version)),
      () => {
        announce(t('saved', { name: code }));
        forgetList();
        reload();
        if (given === null) goTo(pathOf(code));
      },
    );
  };
  const deleted = (): void => {
    announce(t('discount-deleted', { code }));
    forgetList();
    void queries.invalidateQueries({ queryKey: one, refetchType: 'none' });
    goTo('/discounts');
  };
  return (
    <form onSubmit={submit}>
      {given === null && (
        <TextField label={t('code')} hint={t('code-hint')} required value={typed} onChange={setTyped} />
      )}
      {given !== null && <p>{discount === null ? t('discount-new') : t('redeemed', { count: discount.redeemed })}</p>}
      <Fields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
      {save.failure !== null && <Refusal failure={save.failure} code={code} isNew={given === null} reload={reload} />}
      <div className="actions">
        <WorkButton type="submit" className="primary" isBusy={save.isBusy}>
          {t(discount === null ? 'create' : 'save')}
        </WorkButton>
        {discount !== null && <Deletion discount={discount} save={save} done={deleted} />}
        <Curl of={(client) => putDiscount(client, code, draft, version)} />
      </div>
    </form>
  );
};
