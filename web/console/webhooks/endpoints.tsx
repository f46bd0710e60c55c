import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { isUnknown, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { Curl, Empty, Loaded, Trouble, ViewTitle, WorkButton } from '../parts/feedback';
import { Table } from '../parts/table';
import { useSave } from '../parts/use-save';
import type { WebhookEndpoint } from '../types';
import { createEndpoint, emptyDraft } from './endpoint-draft';
import { EndpointFields, isComplete } from './endpoint-fields';
import { EndpointState } from './endpoint-state';
import { useEndpoints, useRefresh } from './queries';
import { Secret } from './secret';

/** The form of a new endpoint. One key until the outcome is known, so that a second press makes no second endpoint. */
const Creation = ({ onClose }: { onClose: () => void }) => {
  const { t, api } = useConsole();
  const refresh = useRefresh();
  const save = useSave();
  const [draft, setDraft] = useState(emptyDraft);
  const [secret, setSecret] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete(draft)) return;
    const own = key.current ?? crypto.randomUUID();
    key.current = own;
    const call = async () => {
      const outcome = await outcomeOf(createEndpoint(api, own, draft));
      if (outcome.ok || !isUnknown(outcome.failure)) key.current = null;
      return outcome;
    };
    void save.run(call, (created) => {
      setSecret(created.secret);
      refresh();
    });
  };
  return (
    <Dialog title={t('webhook-new')} onClose={onClose}>
      {secret === null ? (
        <form onSubmit={submit}>
          <EndpointFields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
          {!isComplete(draft) && <p className="fault">{t('webhook-choose-types')}</p>}
          {save.failure !== null && <Trouble failure={save.failure} />}
          <div className="actions">
            <WorkButton type="submit" className="primary" isBusy={save.isBusy}>
              {t('create')}
            </WorkButton>
            <Curl of={(client) => createEndpoint(client, '', draft)} />
          </div>
        </form>
      ) : (
        <Secret secret={secret} />
      )}
    </Dialog>
  );
};

const Row = ({ endpoint }: { endpoint: WebhookEndpoint }) => {
  const { t } = useConsole();
  const { id, url, types } = endpoint;
  return (
    <tr>
      <th scope="row">
        <Link href={`/webhooks/${id}`}>{url}</Link>
      </th>
      <td>{types === null ? t('webhook-gets.all') : t('webhook-types-count', { count: types.length })}</td>
      <td>
        <EndpointState of={endpoint} />
      </td>
    </tr>
  );
};

/** The addresses to which the shop sends its events. */
export default function Endpoints() {
  const { t } = useConsole();
  const query = useEndpoints();
  const [isOpen, setOpen] = useState(false);
  const endpoints = query.data ?? [];
  const columns = [{ name: t('webhook-url') }, { name: t('webhook-gets') }, { name: t('state') }];
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('webhooks')}>{t('webhooks')}</ViewTitle>
        <button type="button" onClick={() => setOpen(true)}>
          {t('webhook-new')}
        </button>
      </div>
      <Loaded query={query} rows={4}>
        {({ length }) => length === 0 && <Empty>{t('webhooks-none')}</Empty>}
      </Loaded>
      {endpoints.length > 0 && (
        <Table label={t('webhooks')} columns={columns}>
          {endpoints.map((endpoint) => (
            <Row key={endpoint.id} endpoint={endpoint} />
          ))}
        </Table>
      )}
      {isOpen && <Creation onClose={() => setOpen(false)} />}
    </>
  );
}
