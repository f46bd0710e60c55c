import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { PostalAddress } from '../parts/address';
import { Curl, Trouble, WorkButton } from '../parts/feedback';
import { Choice, TextField } from '../parts/fields';
import { useSave } from '../parts/use-save';
import type { Customer } from '../types';
import { type CustomerDraft, draftOf, putCustomer } from './customer-draft';

type FormProps = { readonly customerId: string; readonly customer: Customer | null };

/** The record of a customer, or the form of the first one. */
export const CustomerForm = ({ customerId, customer }: FormProps) => {
  const { t, api, announce } = useConsole();
  const queries = useQueryClient();
  const save = useSave();
  const [draft, setDraft] = useState(() => draftOf(customer));
  const change = (part: Partial<CustomerDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const reload = (): void => void queries.invalidateQueries({ queryKey: ['customer', customerId] });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save.run(
      () => outcomeOf(putCustomer(api, customerId, draft, customer)),
      () => {
        announce(t('saved', { name: customerId }));
        queries.removeQueries({ queryKey: ['customers'] });
        reload();
      },
    );
  };
  return (
    <form className="block" onSubmit={submit}>
      {customer === null && <p className="muted">{t('customer-without-record')}</p>}
      <TextField label={t('customer-name')} value={draft.name} onChange={(name) => change({ name })} />
      <TextField label={t('customer-email')} type="email" value={draft.email} onChange={(email) => change({ email })} />
      <Choice
        label={t('customer-locale')}
        value={draft.locale}
        options={[
          ['', t('customer-locale.shop')],
          ['en', 'English'],
          ['de', 'Deutsch'],
        ]}
        onChange={(locale) => change({ locale })}
      />
      <TextField label={t('customer-vat')} value={draft.vatId} onChange={(vatId) => change({ vatId })} />
      <TextField
        label={t('customer-notes')}
        hint={t('customer-notes-hint')}
        rows={3}
        value={draft.notes}
        onChange={(notes) => change({ notes })}
      />
      {(customer?.addresses ?? []).map((address) => (
        <PostalAddress key={JSON.stringify(address)} of={address} />
      ))}
      {save.failure !== null && <Trouble failure={save.failure} retry={reload} />}
      <div className="actions">
        <WorkButton type="submit" className="primary" isBusy={save.isBusy}>
          {t(customer === null ? 'create' : 'save')}
        </WorkButton>
        <Curl of={(client) => putCustomer(client, customerId, draft, customer)} />
      </div>
    </form>
  );
};
