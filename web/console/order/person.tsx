import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { PostalAddress } from '../parts/address';
import { Time } from '../parts/format';
import type { Order } from '../types';

/** The customer, and what staff and customer have written. */
export const Person = ({ order }: { order: Order }) => {
  const { t } = useConsole();
  const { shippingAddress: address, internal } = order;
  const metadata = Object.entries(order.metadata);
  return (
    <section className="panel" aria-labelledby="person-title">
      <h2 id="person-title">{t('customer')}</h2>
      <p>
        <Link href={`/customers/${encodeURIComponent(order.customerId)}`}>{order.customerId}</Link>
      </p>
      {order.email !== null && <p>{order.email}</p>}
      {address !== null && <PostalAddress of={address} />}
      {order.expiresAt !== null && (
        <p className="small">
          {t('expires')} <Time at={order.expiresAt} />
        </p>
      )}
      {order.note !== null && (
        <>
          <h3>{t('customer-note')}</h3>
          <p className="note">{order.note}</p>
        </>
      )}
      {internal?.note !== null && internal?.note !== undefined && (
        <>
          <h3>{t('internal-note')}</h3>
          <p className="note">{internal.note}</p>
        </>
      )}
      {[...order.tags, ...(internal?.tags ?? [])].map((tag) => (
        <span key={tag} className="badge quiet">
          {tag}
        </span>
      ))}
      {metadata.length > 0 && (
        <dl className="pairs small">
          {metadata.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};
