import { useState } from 'preact/hooks';
import type { LocalSignIn } from '../../shared/config';
import { Choice, Notice, WorkButton } from '../parts';
import { useShop } from '../shop-context';

const useBegin = () => {
  const { signIn, setPerson, setDelivery } = useShop();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const begin = async (customer?: string): Promise<void> => {
    setState('busy');
    const person = await signIn.begin(customer).catch(() => null);
    setState(person === null ? 'failed' : 'idle');
    if (person === null) return;
    setPerson(person);
    // What the customer has typed stays.
    setDelivery((before) => ({ ...before, email: before.email || person.email, name: before.name || person.name }));
  };
  return { state, begin };
};

const LocalChoice = ({ customers }: LocalSignIn) => {
  const { t } = useShop();
  const { state, begin } = useBegin();
  const [customer, setCustomer] = useState(customers[0]?.sub ?? '');
  return (
    <div class="row end">
      <Choice
        id="customer"
        label={t('customer')}
        value={customer}
        options={customers.map(({ sub, name }) => [sub, name])}
        onChange={setCustomer}
      />
      <WorkButton isBusy={state === 'busy'} onPress={() => begin(customer)}>
        {t('sign-in')}
      </WorkButton>
      {state === 'failed' && (
        <Notice tone="bad" urgent>
          {t('problem.no-answer')}
        </Notice>
      )}
    </div>
  );
};

const HostedPage = () => {
  const { t } = useShop();
  const { state, begin } = useBegin();
  return (
    <WorkButton isBusy={state === 'busy'} onPress={() => begin()}>
      {t('sign-in')}
    </WorkButton>
  );
};

/** Signs a customer in; nothing if somebody is signed in. */
export const SignInPanel = ({ reason }: { reason: string }) => {
  const { t, config, person } = useShop();
  if (person !== null) return null;
  const { signIn } = config;
  return (
    <section class="panel" aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">{t('sign-in')}</h2>
      <p>{reason}</p>
      {signIn.kind === 'local' ? <LocalChoice {...signIn} /> : <HostedPage />}
    </section>
  );
};
