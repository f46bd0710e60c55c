import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Failure, faultsOf } from '../../shared/api';
import { type Console, useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Notice, Trouble, WorkButton } from '../parts/feedback';
import { TextField } from '../parts/fields';
import type { WebhookEndpoint } from '../types';
import { type Span, type SpanDraft, spanOf } from './replay-span';
import { progressOf, type ReplayState, replaySome, useReplay } from './use-replay';

type PartProps = { readonly endpoint: WebhookEndpoint };

/** The service has events of 30 days. */
const feedMilliseconds = 30 * 86_400_000;

/** Where a span begins that names no beginning. */
const usualBegin = ({ createdAt }: WebhookEndpoint): string =>
  new Date(Math.max(Date.parse(createdAt), Date.now() - feedMilliseconds)).toISOString();

/** What the service is about to do with the span. */
const About = ({ endpoint, span }: PartProps & { span: Span }) => {
  const { t, times, config } = useConsole();
  const { types, status } = endpoint;
  const bothTimes = (at: string): string =>
    config.timeZone === 'UTC' ? times.utc(at) : `${times.exact(at)} (${times.utc(at)})`;
  const from = bothTimes(span.from ?? usualBegin(endpoint));
  const published =
    span.to === undefined
      ? t('webhook-span-since', { from })
      : t('webhook-span-between', { from, to: bothTimes(span.to) });
  return (
    <>
      <dl className="reasons">
        <div>
          <dt>{t('webhook-types')}</dt>
          <dd>{types === null ? t('webhook-gets.all') : t('webhook-types-count', { count: types.length })}</dd>
        </div>
        <div>
          <dt>{t('webhook-span-published')}</dt>
          <dd>{published}</dd>
        </div>
      </dl>
      <p>{t('webhook-span-about')}</p>
      {status === 'disabled' && <Notice tone="warning">{t('webhook-span-disabled')}</Notice>}
    </>
  );
};

type Faults = { readonly [Field in keyof SpanDraft]?: string | undefined };

/** What fields show of a refusal. */
const faultsIn = (failure: Failure | null, { t, times }: Console): Faults => {
  if (failure === null) return {};
  if (failure.code === 'events-expired')
    return { from: t('webhook-span-expired', { at: times.exact(failure.earliestAt) }) };
  const faults = faultsOf(failure);
  const [from, to] = [faults.get('/from'), faults.get('/to')];
  // The form sends two valid times, so their order is all that the service can refuse at the second.
  return { ...(from && { from: from.detail }), ...(to && { to: t('webhook-span-order') }) };
};

/** How far it is. */
const Progress = ({ state }: { state: ReplayState }) => {
  const { t, times } = useConsole();
  const { kind, events: count, position } = state;
  if (kind === 'done')
    return <Notice tone="good">{count === 0 ? t('webhook-span-none') : t('webhook-span-done', { count })}</Notice>;
  if (kind === 'stopped' && position !== null)
    return <Notice tone="info">{t('webhook-span-stopped', { count, at: times.exact(position.continueFrom) })}</Notice>;
  if (kind === 'failed') return position === null ? null : <p>{t('webhook-span-so-far', { count })}</p>;
  if (kind !== 'busy') return null;
  return (
    <>
      <p role="status">{t('webhook-span-busy', { count })}</p>
      <progress aria-label={t('webhook-span-progress')} value={progressOf(state)} />
    </>
  );
};

const ReplayForm = ({ endpoint }: PartProps) => {
  const shared = useConsole();
  const { t, config } = shared;
  const { state, run, stop, forget } = useReplay(endpoint.id);
  const [draft, setDraft] = useState<SpanDraft>({ from: '', to: '' });
  const form = useRef<HTMLFormElement>(null);
  const span = spanOf(draft, config.timeZone);
  const faults = faultsIn(state.failure, shared);
  const hasFaults = Object.keys(faults).length > 0;
  useEffect(() => {
    if (hasFaults) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [hasFaults]);
  const change = (part: Partial<SpanDraft>): void => {
    // A span that is being queued stays. Disabled fields would lose the focus.
    if (state.kind === 'busy') return;
    setDraft((before) => ({ ...before, ...part }));
    forget();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(span);
  };
  const isBusy = state.kind === 'busy';
  const isHalfDone = !isBusy && state.position !== null;
  return (
    <form ref={form} onSubmit={submit}>
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`webhook-span-${name}`)}
          hint={t(`webhook-span-${name}-hint`, { zone: config.timeZone })}
          type="datetime-local"
          value={draft[name]}
          onChange={(value) => change({ [name]: value })}
          fault={faults[name]}
        />
      ))}
      <About endpoint={endpoint} span={span} />
      <Progress state={state} />
      {state.failure !== null && !hasFaults && <Trouble failure={state.failure} />}
      <div className="actions">
        {state.kind !== 'done' && (
          <WorkButton type="submit" className="primary" isBusy={isBusy}>
            {t(isHalfDone ? 'webhook-span-continue' : 'webhook-span-start')}
          </WorkButton>
        )}
        {isBusy && (
          <button type="button" onClick={stop}>
            {t('webhook-span-stop')}
          </button>
        )}
        <Curl of={(client) => replaySome(client, endpoint.id, span, state.position)} />
      </div>
    </form>
  );
};

/** Sends the events of a span of time to an endpoint once more. */
export const Replay = ({ endpoint }: PartProps) => {
  const { t, may } = useConsole();
  const [isOpen, setOpen] = useState(false);
  if (!may('webhooks:write')) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('webhook-span')}
      </button>
      {isOpen && (
        <Dialog title={t('webhook-span-title')} onClose={() => setOpen(false)}>
          <ReplayForm endpoint={endpoint} />
        </Dialog>
      )}
    </>
  );
};
