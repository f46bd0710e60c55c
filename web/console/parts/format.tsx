import type { ReactNode } from 'react';
import { useConsole } from '../console-context';
import { statusTones, type Tone } from '../statuses';
import type { OrderSummary } from '../types';

/** An instant in the zone of the shop, with UTC as its hint. */
export const Time = ({ at, isExact = false }: { at: string; isExact?: boolean }) => {
  const { times } = useConsole();
  return (
    <time dateTime={at} title={times.utc(at)}>
      {isExact ? times.exact(at) : times.short(at)}
    </time>
  );
};

export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
);

export const OrderStatus = ({ of }: { of: OrderSummary['status'] }) => {
  const { t } = useConsole();
  return <Badge tone={statusTones.status[of]}>{t(`status.${of}`)}</Badge>;
};

export const PaymentStatus = ({ of }: { of: OrderSummary['paymentStatus'] }) => {
  const { t } = useConsole();
  return <Badge tone={statusTones.paymentStatus[of]}>{t(`paymentStatus.${of}`)}</Badge>;
};

export const FulfillmentStatus = ({ of }: { of: OrderSummary['fulfillmentStatus'] }) => {
  const { t } = useConsole();
  return <Badge tone={statusTones.fulfillmentStatus[of]}>{t(`fulfillmentStatus.${of}`)}</Badge>;
};

export const ReturnStatus = ({ of }: { of: OrderSummary['returnStatus'] }) => {
  const { t } = useConsole();
  return <Badge tone={statusTones.returnStatus[of]}>{t(`returnStatus.${of}`)}</Badge>;
};
