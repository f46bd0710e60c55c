import { type FormEvent, useState } from 'react';
import { useConsole } from './console-context';
import { Notice, ViewTitle, WorkButton } from './parts/feedback';
import { Check, TextField } from './parts/fields';
import { staffScopes } from './scopes';
import type { Staff } from './session';

/** Staff of the local issuer choose who they are and what they may do; deployed, the hosted page asks. */
export const SignIn = ({ enter }: { enter: (staff: Staff) => void }) => {
  const { t, config, session } = useConsole();
  const [name, setName] = useState('op_1');
  const [scopes, setScopes] = useState<readonly string[]>(staffScopes);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const staff = await session.begin({ name: name.trim(), scopes }).catch(() => null);
    setBusy(false);
    setFailed(staff === null);
    if (staff !== null) enter(staff);
  };
  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)}>
      <ViewTitle name={t('sign-in')}>{t('sign-in')}</ViewTitle>
      {config.signIn.kind === 'local' && (
        <>
          <p>{t('sign-in-local')}</p>
          <TextField label={t('staff-id')} value={name} onChange={setName} required />
          <fieldset>
            <legend>{t('scopes')}</legend>
            {staffScopes.map((scope) => (
              <Check
                key={scope}
                label={scope}
                value={scopes.includes(scope)}
                onChange={(isOn) => setScopes(isOn ? [...scopes, scope] : scopes.filter((each) => each !== scope))}
              />
            ))}
          </fieldset>
        </>
      )}
      {hasFailed && (
        <Notice tone="bad" urgent>
          {t('sign-in-failed')}
        </Notice>
      )}
      <WorkButton type="submit" className="primary" isBusy={isBusy}>
        {t('sign-in')}
      </WorkButton>
    </form>
  );
};
