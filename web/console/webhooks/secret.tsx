import { useConsole } from '../console-context';
import { CopyButton, Notice } from '../parts/feedback';

/** A new secret. It is shown once: the service does not show it again. */
export const Secret = ({ secret }: { secret: string }) => {
  const { t } = useConsole();
  return (
    <Notice tone="warning" urgent>
      <p>{t('webhook-secret-once')}</p>
      <p>
        <code className="secret">{secret}</code> <CopyButton label={t('webhook-secret-copy')} text={() => secret} />
      </p>
    </Notice>
  );
};
