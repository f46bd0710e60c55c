import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isUnknown, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Loaded, Trouble, ViewTitle, WorkButton } from '../parts/feedback';
import { useSave } from '../parts/use-save';
import type { WebhookEndpoint } from '../types';
import { Deliveries } from './deliveries';
import { changeEndpoint, draftOf, type EndpointChange } from './endpoint-draft';
import { EndpointFields, isComplete } from './endpoint-fields';
import { EndpointState } from './endpoint-state';
import { useEndpoint, useRefresh } from './queries';
import { Replay } from './replay';
import { Secret } from './secret';

type PartProps = { readonly endpoint: WebhookEndpoint };

/** Address, types and payload. */
const Editor = ({ endpoint }: PartProps) => {
  const { t, api, announce } = useConsole();
  const refresh = useRefresh();
  const save = useSave();
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const change = (what: EndpointChange): void =>
    void save.run(
      () => outcomeOf(changeEndpoint(api, endpoint, what)),
      ({ url }) => {
        announce(t('saved', { name: url }));
        refresh();
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete(draft)) change(draft);
  };
  const isEnabled = endpoint.status === 'enabled';
  return (
    <form onSubmit={submit}>
      <EndpointFields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
      {!isComplete(draft) && <p className="fault">{t('webhook-choose-types')}</p>}
      {save.failure !== null && <Trouble failure={save.failure} retry={refresh} />}
      <div className="actions">
        <WorkButton type="submit" className="primary" isBusy={save.isBusy}>
          {t('save')}
        </WorkButton>
        <WorkButton isBusy={save.isBusy} onPress={() => change({ status: isEnabled ? 'disabled' : 'enabled' })}>
          {t(isEnabled ? 'webhook-disable' : 'webhook-enable')}
        </WorkButton>
        <Curl of={(client) => changeEndpoint(client, endpoint, draft)} />
      </div>
    </form>
  );
};

/** Sends an event that means nothing, and tells the answer. */
const Trial = ({ endpoint: { id } }: PartProps) => {
  const { t, api, announce } = useConsole();
  const refresh = useRefresh();
  const save = useSave();
  const params = { path: { endpointId: id } };
  const send = (): void =>
    void save.run(
      () => outcomeOf(api.POST('/v1/webhook-endpoints/{endpointId}/test', { params })),
      ({ attempts }) => {
        announce(t('webhook-tested', { answer: attempts.at(-1)?.status ?? t('webhook-no-answer') }));
        refresh();
      },
    );
  return (
    <>
      <WorkButton isBusy={save.isBusy} onPress={send}>
        {t('webhook-test')}
      </WorkButton>
      {save.failure !== null && <Trouble failure={save.failure} />}
    </>
  );
};

/** Makes another secret. One key until the outcome is known: a second press makes no second rotation. */
const Rotation = ({ endpoint: { id } }: PartProps) => {
  const { t, api } = useConsole();
  const refresh = useRefresh();
  const save = useSave();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const rotate = (): void => {
    const own = key.current ?? crypto.randomUUID();
    key.current = own;
    const params = { path: { endpointId: id }, header: { 'Idempotency-Key': own } };
    const call = async () => {
      const outcome = await outcomeOf(api.POST('/v1/webhook-endpoints/{endpointId}/rotate-secret', { params }));
      if (outcome.ok || !isUnknown(outcome.failure)) key.current = null;
      return outcome;
    };
    void save.run(call, ({ secret: made }) => {
      setSecret(made);
      refresh();
    });
  };
  const close = (): void => {
    setOpen(false);
    setSecret(null);
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('webhook-rotate')}
      </button>
      {isOpen && (
        <Dialog title={t('webhook-rotate')} onClose={close}>
          {secret === null ? (
            <>
              <p>{t('webhook-rotate-about')}</p>
              {save.failure !== null && <Trouble failure={save.failure} />}
              <WorkButton className="primary" isBusy={save.isBusy} onPress={rotate}>
                {t('webhook-rotate')}
              </WorkButton>
            </>
          ) : (
            <Secret secret={secret} />
          )}
        </Dialog>
      )}
    </>
  );
};

const Deletion = ({ endpoint: { id, url, version } }: PartProps) => {
  const { t, api, announce } = useConsole();
  const [, goTo] = useLocation();
  const refresh = useRefresh();
  const save = useSave();
  const [isOpen, setOpen] = useState(false);
  const params = { path: { endpointId: id }, header: { 'If-Match': `"${version}"` } };
  const remove = (): void =>
    void save.run(
      () =>
        outcomeOf<true>(
          api
            .DELETE('/v1/webhook-endpoints/{endpointId}', { params })
            .then(({ error, response }) => ({ data: response.status === 204 ? true : undefined, error })),
        ),
      () => {
        announce(t('webhook-deleted', { url }));
        refresh();
        goTo('/webhooks');
      },
    );
  return (
    <>
      <button type="button" className="risky" onClick={() => setOpen(true)}>
        {t('delete')}
      </button>
      {isOpen && (
        <Dialog title={t('webhook-delete', { url })} onClose={() => setOpen(false)}>
          <p>{t('webhook-delete-about')}</p>
          {save.failure !== null && <Trouble failure={save.failure} />}
          <WorkButton className="danger" isBusy={save.isBusy} onPress={remove}>
            {t('delete')}
          </WorkButton>
        </Dialog>
      )}
    </>
  );
};

/** An endpoint: what it gets, what may be done with it, and what was sent to it. */
export default function EndpointPage({ id }: { id: string }) {
  const { t } = useConsole();
  const query = useEndpoint(id);
  return (
    <>
      <p className="back">
        <Link href="/webhooks">← {t('webhooks')}</Link>
      </p>
      <ViewTitle name={query.data?.url ?? t('webhooks')}>{query.data?.url ?? id}</ViewTitle>
      <Loaded query={query} rows={5}>
        {(endpoint) => (
          <>
            <p>
              <EndpointState of={endpoint} />
            </p>
            <div className="actions">
              <Trial endpoint={endpoint} />
              <Replay endpoint={endpoint} />
              <Rotation endpoint={endpoint} />
              <Deletion endpoint={endpoint} />
            </div>
            <div className="narrow">
              <Editor key={endpoint.version} endpoint={endpoint} />
            </div>
            <Deliveries endpointId={id} />
          </>
        )}
      </Loaded>
    </>
  );
}
