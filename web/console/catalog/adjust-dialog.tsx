import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { type Failure, isUnknown, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Trouble, WorkButton } from '../parts/feedback';
import { TextField } from '../parts/fields';
import type { Product } from '../types';

const adjust = (api: OrdersClient, sku: string, key: string, body: { delta: number; reason: string }) =>
  api.POST('/v1/products/{sku}/stock/adjustments', {
    params: { path: { sku }, header: { 'Idempotency-Key': key } },
    body,
  });

/** A whole number other than 0; undefined: not one. */
const deltaIn = (text: string): number | undefined => {
  const delta = /^[+-]?\d{1,7}$/.test(text.trim()) ? Number(text) : 0;
  return delta === 0 ? undefined : delta;
};

/** Adds units to the stock or takes them away, with a reason for the books. */
export const AdjustDialog = ({ product, onClose }: { product: Product; onClose: () => void }) => {
  const { t, api, announce } = useConsole();
  const queries = useQueryClient();
  const [delta, setDelta] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = useRef<string | null>(null);
  const units = deltaIn(delta);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (units === undefined || isBusy) return;
    key.current ??= crypto.randomUUID();
    setBusy(true);
    const outcome = await outcomeOf(adjust(api, product.sku, key.current, { delta: units, reason: reason.trim() }));
    setBusy(false);
    if (outcome.ok || !isUnknown(outcome.failure)) key.current = null;
    if (!outcome.ok) return setFailure(outcome.failure);
    announce(t('adjusted', { name: product.name, count: outcome.value.available }));
    await queries.invalidateQueries({ queryKey: ['products'] });
    return onClose();
  };
  return (
    <Dialog title={t('adjust-title', { name: product.name })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('adjust-about', { count: product.available, after: product.available + (units ?? 0) })}</p>
        <TextField
          label={t('delta')}
          hint={t('delta-hint')}
          fault={delta !== '' && units === undefined ? t('fault.delta') : undefined}
          required
          value={delta}
          onChange={setDelta}
        />
        <TextField label={t('reason')} required value={reason} onChange={setReason} />
        {failure !== null && <Trouble failure={failure} />}
        <div className="actions">
          <WorkButton type="submit" className="primary" isBusy={isBusy}>
            {t('adjust')}
          </WorkButton>
          <Curl of={(client) => adjust(client, product.sku, '', { delta: units ?? 0, reason: reason.trim() })} />
        </div>
      </form>
    </Dialog>
  );
};
