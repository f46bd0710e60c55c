import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/api';
import { failureOf, useConsole } from '../console-context';
import { download } from '../parts/download';
import { Curl, Notice, Trouble, WorkButton } from '../parts/feedback';
import { Erasure } from './erasure';
import { exportCustomer, firstExportPage } from './export';

type PartProps = { readonly customerId: string };
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly orders: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Reads everything about the person, and gives it to the browser as one file. It ends with the page. */
const useExport = (customerId: string) => {
  const { t, api, announce } = useConsole();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const save = async (): Promise<void> => {
    running.current = new AbortController();
    const { signal } = running.current;
    setState({ kind: 'busy', orders: 0 });
    try {
      const progress = (orders: number): void => setState({ kind: 'busy', orders });
      const whole = await exportCustomer(api, customerId, { progress, signal });
      if (signal.aborted) return;
      setState({ kind: whole === null ? 'too-large' : 'idle' });
      if (whole === null) return;
      download(`customer-${customerId}.json`, `${JSON.stringify(whole, null, 2)}\n`, 'application/json');
      announce(t('export-done', { count: whole.orders.length }));
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', failure: failureOf(error) });
    }
  };
  return { state, save };
};

const Export = ({ customerId }: PartProps) => {
  const { t } = useConsole();
  const { state, save } = useExport(customerId);
  return (
    <>
      <p className="muted">{t('export-about')}</p>
      {state.kind === 'failed' && <Trouble failure={state.failure} />}
      {state.kind === 'too-large' && <Notice tone="bad">{t('export-too-large')}</Notice>}
      <div className="actions">
        <WorkButton isBusy={state.kind === 'busy'} onPress={() => void save()}>
          {state.kind === 'busy' ? t('export-busy', { count: state.orders }) : t('export')}
        </WorkButton>
        <Curl of={(client) => firstExportPage(client, customerId)} />
      </div>
    </>
  );
};

/** What a person may demand: everything about them, and that it goes. */
export const PersonalData = ({ customerId }: PartProps) => {
  const { t, may } = useConsole();
  return (
    <section aria-labelledby="personal-title">
      <h2 id="personal-title">{t('personal-data')}</h2>
      {may('customers:read') && <Export customerId={customerId} />}
      {may('privacy:write') && <Erasure customerId={customerId} />}
    </section>
  );
};
