import { useConsole } from '../console-context';
import { Empty, Loaded, ViewTitle } from '../parts/feedback';
import { useLetters } from './local';

/** The letters as plain text: the page runs no HTML that it did not write. */
export default function Mailbox() {
  const { t } = useConsole();
  const query = useLetters();
  return (
    <>
      <ViewTitle name={t('mailbox')}>{t('mailbox')}</ViewTitle>
      <p className="muted">
        {t('mailbox-about')} <a href="/dev/mailbox">{t('mailbox-html')}</a>
      </p>
      <Loaded query={query} rows={6}>
        {({ length }) => length === 0 && <Empty action={<a href="/">{t('to-shop')}</a>}>{t('no-letters')}</Empty>}
      </Loaded>
      {(query.data ?? []).map(({ to, subject, text }, index, letters) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place from the end stays while newer letters arrive.
        <details key={letters.length - index} className="card" open={index === 0}>
          <summary>
            <strong>{subject}</strong> <span className="muted small">{to}</span>
          </summary>
          <pre className="letter">{text}</pre>
        </details>
      ))}
    </>
  );
}
