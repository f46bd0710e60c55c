import { outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { Curl, Empty, Loaded, More, Trouble, WorkButton } from '../parts/feedback';
import { Badge, Time } from '../parts/format';
import { useSave } from '../parts/use-save';
import type { Tone } from '../statuses';
import type { WebhookAttempt, WebhookDelivery } from '../types';
import { useDeliveries, useRefresh } from './queries';

const tones: Readonly<Record<WebhookDelivery['status'], Tone>> = {
  pending: 'warning',
  succeeded: 'good',
  failed: 'bad',
};

const Attempt = ({ of: { at, ms, status, error, response, retryAfter } }: { of: WebhookAttempt }) => {
  const { t, named } = useConsole();
  return (
    <li>
      <span>
        <Time at={at} isExact /> · {status === null ? named(`webhook-error.${error}`, error ?? '') : status} ·{' '}
        {t('webhook-ms', { ms })}
        {retryAfter !== null && ` · Retry-After: ${retryAfter}`}
      </span>
      {response !== null && response !== '' && <pre>{response}</pre>}
    </li>
  );
};

/** The body as it was sent, with line breaks. What is no JSON stays as it is. */
const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

const Delivery = ({ endpointId, delivery }: { endpointId: string; delivery: WebhookDelivery }) => {
  const { t, named, api, announce } = useConsole();
  const refresh = useRefresh();
  const save = useSave();
  const { id, eventId, type, status, attempts, request, createdAt } = delivery;
  const params = { path: { endpointId, deliveryId: id } };
  const path = '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay';
  const replay = (): void =>
    void save.run(
      () => outcomeOf(api.POST(path, { params })),
      ({ attempts: after }) => {
        announce(t('webhook-replayed', { answer: after.at(-1)?.status ?? t('webhook-no-answer') }));
        refresh();
      },
    );
  return (
    <li>
      <details>
        <summary>
          <strong>{named(`event.${type}`, type)}</strong>{' '}
          <Badge tone={tones[status]}>{t(`webhook-delivery.${status}`)}</Badge>{' '}
          <span className="muted small">
            <Time at={createdAt} isExact /> · {eventId}
          </span>
        </summary>
        <h3>{t('webhook-attempts')}</h3>
        <ol className="plain">
          {attempts.map((attempt) => (
            <Attempt key={attempt.at} of={attempt} />
          ))}
        </ol>
        <h3>{t('webhook-request')}</h3>
        <pre>{readable(request)}</pre>
        {save.failure !== null && <Trouble failure={save.failure} />}
        <div className="actions">
          <WorkButton className="quiet" isBusy={save.isBusy} onPress={replay}>
            {t('webhook-replay')}
          </WorkButton>
          <Curl of={(client) => client.POST(path, { params })} />
        </div>
      </details>
    </li>
  );
};

/** What was sent to an endpoint in the last 30 days, newest first, with every answer. */
export const Deliveries = ({ endpointId }: { endpointId: string }) => {
  const { t } = useConsole();
  const query = useDeliveries(endpointId);
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <section aria-labelledby="deliveries-title">
      <h2 id="deliveries-title">{t('webhook-deliveries')}</h2>
      <Loaded query={query} rows={4}>
        {() => deliveries.length === 0 && <Empty>{t('webhook-no-deliveries')}</Empty>}
      </Loaded>
      <ul className="plain list">
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} endpointId={endpointId} delivery={delivery} />
        ))}
      </ul>
      <More {...query} />
    </section>
  );
};
