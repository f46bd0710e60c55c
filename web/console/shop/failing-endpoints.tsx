import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { Notice } from '../parts/feedback';
import type { WebhookEndpoint } from '../types';
import { EndpointState } from '../webhooks/endpoint-state';
import { useEndpoints } from '../webhooks/queries';

/** True if events do not arrive and nobody of the shop decided so. */
const isTroubled = ({ failingSince, disabledReason }: WebhookEndpoint): boolean =>
  disabledReason === null ? failingSince !== null : disabledReason !== 'staff';

/** The endpoints of webhooks that take no events. Staff without the scope for them see nothing here. */
export const FailingEndpoints = () => {
  const { t } = useConsole();
  const troubled = (useEndpoints().data ?? []).filter(isTroubled);
  if (troubled.length === 0) return null;
  return (
    <Notice tone="bad">
      <p>{t('webhooks-failing')}</p>
      <ul className="plain">
        {troubled.map((endpoint) => (
          <li key={endpoint.id}>
            <Link href={`/webhooks/${endpoint.id}`}>{endpoint.url}</Link> <EndpointState of={endpoint} />
          </li>
        ))}
      </ul>
    </Notice>
  );
};
