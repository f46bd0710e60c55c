import { Choice, Field } from '../parts';
import { useShop } from '../shop-context';
import type { Delivery } from '../state/basket';
import type { Faults } from '../state/faults';

/** Contact and address. Its fields have the names by which browsers fill them in. */
export const AddressFields = ({ faults }: { faults: Faults }) => {
  const { t, config, language, countryName, delivery, setDelivery } = useShop();
  const countries = config.countries
    .map((code) => [code, countryName(code)] as const)
    .sort(([, left], [, right]) => left.localeCompare(right, language));
  const field = (id: keyof Delivery) => ({
    id,
    label: t(`delivery.${id}`),
    value: delivery[id],
    fault: faults.get(id),
    onInput: (value: string) => setDelivery((before) => ({ ...before, [id]: value })),
  });
  return (
    <fieldset>
      <legend>{t('delivery')}</legend>
      <Field {...field('email')} type="email" autocomplete="email" />
      <Field {...field('name')} autocomplete="name" />
      <Field {...field('line1')} autocomplete="address-line1" />
      <Field {...field('line2')} autocomplete="address-line2" isOptional />
      <div class="row">
        <Field {...field('postalCode')} autocomplete="postal-code" isOptional class="short" />
        <Field {...field('city')} autocomplete="address-level2" />
      </div>
      <div class="row">
        <Field {...field('region')} autocomplete="address-level1" isOptional class="short" />
        <Choice
          id="country"
          label={t('delivery.country')}
          value={delivery.country}
          options={countries}
          autocomplete="country"
          fault={faults.get('country')}
          onChange={(country) => setDelivery((before) => ({ ...before, country }))}
        />
      </div>
      <Field {...field('note')} rows={2} isOptional />
    </fieldset>
  );
};
