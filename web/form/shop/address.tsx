import { Choice, Field } from '../parts';
import { useShop } from '../shop-context';
import type { Delivery } from '../state/basket';
import type { Faults } from '../state/faults';

type FieldsProps = { readonly faults: Faults };
type TextField = Exclude<keyof Delivery, 'stored'>;

/** The properties of a typed field. */
const useFields = (faults: Faults) => {
  const { t, delivery, setDelivery } = useShop();
  return (id: TextField) => ({
    id,
    label: t(`delivery.${id}`),
    value: delivery[id],
    fault: faults.get(id),
    onInput: (value: string) => setDelivery((before) => ({ ...before, [id]: value })),
  });
};

/** The addresses of the customer's record, and a typed one. Nothing without a record. */
const StoredAddresses = () => {
  const { t, record, destination, setDelivery, countryName } = useShop();
  if (record === null || record.addresses.length === 0) return null;
  const option = (stored: number | null, label: string) => (
    <label key={stored} class="option">
      <input
        type="radio"
        name="stored"
        checked={destination.stored === stored}
        onChange={() => setDelivery((before) => ({ ...before, stored }))}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <div role="radiogroup" aria-label={t('stored-address')}>
      {record.addresses.map(({ name, line1, line2, postalCode, city, region, country }, index) =>
        option(
          index,
          [name, line1, line2, [postalCode, city].filter(Boolean).join(' '), region, countryName(country)]
            .filter(Boolean)
            .join(', '),
        ),
      )}
      {option(null, t('other-address'))}
    </div>
  );
};

/** Its fields have the names by which browsers fill them in. */
const TypedAddress = ({ faults }: FieldsProps) => {
  const { t, config, language, countryName, delivery, setDelivery } = useShop();
  const field = useFields(faults);
  const countries = config.countries
    .map((code) => [code, countryName(code)] as const)
    .sort(([, left], [, right]) => left.localeCompare(right, language));
  return (
    <>
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
    </>
  );
};

/** Contact and address: from the record of the customer where they choose so, else typed. */
export const AddressFields = ({ faults }: FieldsProps) => {
  const { t, record, destination } = useShop();
  const field = useFields(faults);
  const isStored = destination.stored !== null;
  return (
    <fieldset>
      <legend>{t('delivery')}</legend>
      <StoredAddresses />
      {isStored && record?.email != null ? (
        <p>
          {t('delivery.email')}: {record.email}
        </p>
      ) : (
        <Field {...field('email')} type="email" autocomplete="email" />
      )}
      {!isStored && <TypedAddress faults={faults} />}
      <Field {...field('note')} rows={2} isOptional />
    </fieldset>
  );
};
