import { FieldFault } from '../parts';
import { useShop } from '../shop-context';

/** The ways to pay at the simulator, each with its token; `later` pays after the order is placed. */
export const simulatedMethods = [
  ['card', 'tok_ok'],
  ['secure-card', 'tok_requires_action'],
  ['transfer', 'tok_processing'],
  ['declined-card', 'tok_declined'],
  ['empty-card', 'tok_insufficient_funds'],
  ['refused-secure-card', 'tok_requires_action_fails'],
] as const;

export type Method = (typeof simulatedMethods)[number][0] | 'later';

/** Null: nothing is paid with the order. */
export const tokenOf = (method: Method): string | null =>
  simulatedMethods.find(([name]) => name === method)?.[1] ?? null;

/** The choice of a way to pay. `withLater`: the order may be placed first. */
export const PaymentMethods = ({
  method,
  onChange,
  withLater,
  fault,
}: {
  method: Method;
  onChange: (method: Method) => void;
  withLater: boolean;
  fault?: string | undefined;
}) => {
  const { t } = useShop();
  const names: readonly Method[] = [
    ...simulatedMethods.map(([name]) => name),
    ...(withLater ? (['later'] as const) : []),
  ];
  return (
    <fieldset>
      <legend>{t('payment')}</legend>
      <p class="muted small">{t('payment-test')}</p>
      {names.map((name) => (
        <label key={name} class="option">
          <input type="radio" name="method" value={name} checked={method === name} onChange={() => onChange(name)} />
          <span>{t(`method.${name}`)}</span>
        </label>
      ))}
      <FieldFault id="method" fault={fault} />
    </fieldset>
  );
};
