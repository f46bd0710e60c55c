import { useState } from 'preact/hooks';
import { Choice, Notice, WorkButton } from '../parts';
import { useShop } from '../shop-context';

/** Signs a customer in; nothing if somebody is signed in. */
export const SignInPanel = ({ reason }: { reason: string }) => {
  const { t, config, signIn, person, setPerson } = useShop();
  const customers = config.signIn.kind === 'local' ? config.signIn.customers : [];
  const [customer, setCustomer] = useState(customers[0]?.sub);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  if (person !== null) return null;
  const begin = async (): Promise<void> => {
    setState('busy');
    const found = await signIn.begin(customer).catch(() => null);
    setState(found === null ? 'failed' : 'idle');
    setPerson(found);
  };
  return (
    <section class="panel">
      <h2>{t('sign-in')}</h2>
      <p>{reason}</p>
      <div class="row end">
        {customer !== undefined && (
          <Choice
            id="customer"
            label={t('customer')}
            value={customer}
            options={customers.map(({ sub, name }) => [sub, name])}
            onChange={setCustomer}
          />
        )}
        <WorkButton isBusy={state === 'busy'} onPress={begin}>
          {t('sign-in')}
        </WorkButton>
      </div>
      {state === 'failed' && (
        <Notice tone="bad" urgent>
          {t('problem.no-answer')}
        </Notice>
      )}
    </section>
  );
};
