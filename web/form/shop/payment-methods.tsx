import { useEffect, useRef, useState } from 'preact/hooks';
import type { Config } from '../../shared/config';
import { Choice, Notice } from '../parts';
import { type Shop, useShop } from '../shop-context';
import { type Elements, loadStripe, type StripeSettings } from './stripe';

/** The ways to pay at the simulator that customers know, each with its token. `later`: after the order is placed. */
const simulatedMethods = {
  card: 'tok_ok',
  'secure-card': 'tok_requires_action',
  transfer: 'tok_processing',
  'declined-card': 'tok_declined',
  'empty-card': 'tok_insufficient_funds',
  later: null,
} as const;

const methodNames = Object.keys(simulatedMethods) as readonly (keyof typeof simulatedMethods)[];

/** A way to pay that the customer chose. `method`: its token, null: later. A provider refuses in its own words. */
export type Chosen = { readonly method: string | null } | { readonly refusal: string };

/** The choice of a way to pay, and the token of what was chosen. */
export type PaymentChoice = { readonly view: preact.JSX.Element; readonly choose: () => Promise<Chosen> };

export type PaymentProps = {
  readonly amount: number;
  readonly currency: string;
  /** The order may be placed first. */
  readonly withLater: boolean;
};

/** `courses`: what else the simulator can do with a payment, which a customer does not meet. */
const useSimulated = ({ withLater }: PaymentProps, courses: readonly string[]): PaymentChoice => {
  const { t } = useShop();
  const [token, setToken] = useState<string | null>(simulatedMethods.card);
  const known: readonly (string | null)[] = Object.values(simulatedMethods);
  const others = courses.filter((each) => !known.includes(each));
  const view = (
    <>
      <p class="muted small">{t('payment-test')}</p>
      {methodNames
        .filter((name) => withLater || name !== 'later')
        .map((name) => (
          <label key={name} class="option">
            <input
              type="radio"
              name="method"
              value={name}
              checked={token === simulatedMethods[name]}
              onChange={() => setToken(simulatedMethods[name])}
            />
            <span>{t(`method.${name}`)}</span>
          </label>
        ))}
      <Choice
        id="course"
        label={t('method.other')}
        value={known.includes(token) ? '' : (token ?? '')}
        options={['', ...others].map((each) => [each, each || '–'])}
        onChange={(next) => setToken(next || simulatedMethods.card)}
      />
    </>
  );
  return { view, choose: async () => ({ method: token }) };
};

/** Stripe's Payment Element. */
const useStripe = ({ amount, currency }: PaymentProps, settings: StripeSettings): PaymentChoice => {
  const { t, language } = useShop();
  const place = useRef<HTMLDivElement>(null);
  const elements = useRef<Elements | null>(null);
  const [isMissing, setMissing] = useState(false);
  const total = { amount, currency: currency.toLowerCase() };
  useEffect(() => {
    let destroy = (): void => {};
    loadStripe(settings).then(
      (stripe) => {
        if (place.current === null) return;
        elements.current = stripe.elements({ mode: 'payment', ...total, locale: language });
        const element = elements.current.create('payment');
        element.mount(place.current);
        destroy = element.destroy;
      },
      () => setMissing(true),
    );
    return () => destroy();
  }, [settings, language]);
  useEffect(() => elements.current?.update({ amount, currency: currency.toLowerCase() }), [amount, currency]);
  const choose = async (): Promise<Chosen> => {
    if (elements.current === null) return { refusal: t('problem.no-answer') };
    const { error } = await elements.current.submit();
    if (error) return { refusal: error.message ?? t('declined.generic') };
    const stripe = await loadStripe(settings);
    const { confirmationToken, error: refused } = await stripe.createConfirmationToken({ elements: elements.current });
    return confirmationToken
      ? { method: confirmationToken.id }
      : { refusal: refused?.message ?? t('declined.generic') };
  };
  const view = (
    <>
      {isMissing && <Notice tone="bad">{t('problem.no-answer')}</Notice>}
      <div ref={place} />
    </>
  );
  return { view, choose };
};

/** Customers of a page without payments pay in another way. */
const useNothing = (): PaymentChoice => {
  const { t } = useShop();
  return { view: <p>{t('method.later')}</p>, choose: async () => ({ method: null }) };
};

/** The provider of a shop never changes while its page is open, so the order of the hooks stays the same. */
const hookOf = ({ payments }: Config): ((props: PaymentProps) => PaymentChoice) => {
  switch (payments.provider) {
    case 'simulator':
      return (props) => useSimulated(props, payments.methods);
    case 'stripe':
      return (props) => useStripe(props, payments);
    case 'none':
      return useNothing;
  }
};

export const usePayment = (props: PaymentProps): PaymentChoice => {
  const { config, t } = useShop();
  const { view, choose } = hookOf(config)(props);
  return {
    choose,
    view: (
      <fieldset>
        <legend>{t('payment')}</legend>
        {view}
      </fieldset>
    ),
  };
};

/** Lets Stripe ask the customer for the step that the bank wants. */
export const confirmAtStripe = async (
  { config: { payments } }: Pick<Shop, 'config'>,
  clientSecret: string,
): Promise<void> => {
  if (payments.provider === 'stripe') await (await loadStripe(payments)).handleNextAction({ clientSecret });
};
