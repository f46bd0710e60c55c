import { useConsole } from '../console-context';
import { Badge, Time } from '../parts/format';
import type { WebhookEndpoint } from '../types';

/** Whether an endpoint gets events, and since when it takes none. */
export const EndpointState = ({ of: { status, disabledReason, failingSince } }: { of: WebhookEndpoint }) => {
  const { t } = useConsole();
  if (status === 'disabled')
    return (
      <>
        <Badge tone="bad">{t('webhook-status.disabled')}</Badge>{' '}
        {disabledReason !== null && <span className="muted">{t(`webhook-disabled.${disabledReason}`)}</span>}
      </>
    );
  if (failingSince !== null)
    return (
      <>
        <Badge tone="warning">{t('webhook-status.failing')}</Badge>{' '}
        <span className="muted">
          {t('webhook-failing-since')} <Time at={failingSince} />
        </span>
      </>
    );
  return <Badge tone="good">{t('webhook-status.enabled')}</Badge>;
};
