import { minorUnitsOf } from '../amounts';
import { useConsole } from '../console-context';
import { Check, Choice, TextField, UnitsField } from '../parts/fields';
import type { FieldKind } from './commands';
import { addressFields, type Draft, mostUnits, refundKinds, refundPolicies, type Target } from './draft';

type FieldProps = { readonly target: Target; readonly draft: Draft; readonly change: (part: Partial<Draft>) => void };

const Units = ({ target, draft, change }: FieldProps) => {
  const { t } = useConsole();
  const most = mostUnits(target);
  const lines = target.order.lines.filter(({ id }) => most[id] !== undefined);
  return (
    <fieldset>
      <legend>{t(target.action.operation === 'editOrder' ? 'units-to-cancel' : 'units')}</legend>
      {lines.length === 0 && <p className="muted">{t('no-units')}</p>}
      {lines.map(({ id, name }) => (
        <UnitsField
          key={id}
          name={name}
          max={most[id] ?? 0}
          value={draft.units[id] ?? 0}
          onChange={(units) => change({ units: { ...draft.units, [id]: units } })}
        />
      ))}
    </fieldset>
  );
};

const Restock = ({ target, draft, change }: FieldProps) => {
  const { t } = useConsole();
  return (
    <fieldset>
      <legend>{t('restock')}</legend>
      {target.order.lines
        .filter(({ id }) => draft.restock[id] !== undefined)
        .map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            value={draft.restock[id] === true}
            onChange={(isBack) => change({ restock: { ...draft.restock, [id]: isBack } })}
          />
        ))}
    </fieldset>
  );
};

const Amount = ({ target, draft, change, isRequired = false }: FieldProps & { readonly isRequired?: boolean }) => {
  const { t } = useConsole();
  const isWrong = draft.amount.trim() !== '' && minorUnitsOf(draft.amount, target.order.currency) === undefined;
  return (
    <TextField
      label={t('amount-in', { currency: target.order.currency })}
      hint={isRequired ? undefined : t('amount-default')}
      required={isRequired}
      fault={isWrong ? t('fault.amount') : undefined}
      mode="decimal"
      value={draft.amount}
      onChange={(amount) => change({ amount })}
    />
  );
};

const RefundKind = (props: FieldProps) => {
  const { t } = useConsole();
  const { draft, change } = props;
  return (
    <>
      <Choice
        label={t('refund-of')}
        value={draft.kind}
        options={refundKinds.map((kind) => [kind, t(`refund-kind.${kind}`)])}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'lines' && <Units {...props} />}
      {draft.kind === 'amount' && <Amount {...props} isRequired />}
    </>
  );
};

const TrackingFields = ({ draft: { tracking }, change }: FieldProps) => {
  const { t } = useConsole();
  return (
    <fieldset>
      <legend>{t('tracking')}</legend>
      {(['carrier', 'number', 'url'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`tracking.${name}`)}
          value={tracking[name]}
          onChange={(value) => change({ tracking: { ...tracking, [name]: value } })}
        />
      ))}
    </fieldset>
  );
};

const AddedLines = ({ draft: { add }, change }: FieldProps) => {
  const { t } = useConsole();
  const replace = (index: number, part: Partial<Draft['add'][number]>) =>
    change({ add: add.map((line, at) => (at === index ? { ...line, ...part } : line)) });
  return (
    <fieldset>
      <legend>{t('units-to-add')}</legend>
      {add.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new line has no name until it is typed.
        <div key={index} className="row">
          <TextField label={t('sku')} value={line.sku} onChange={(sku) => replace(index, { sku })} required />
          <UnitsField
            name={t('quantity')}
            max={9_999}
            value={line.quantity}
            onChange={(quantity) => replace(index, { quantity })}
          />
        </div>
      ))}
      <button
        type="button"
        className="quiet small-button"
        onClick={() => change({ add: [...add, { sku: '', quantity: 1 }] })}
      >
        {t('add-line')}
      </button>
    </fieldset>
  );
};

const Address = ({ draft: { address }, change }: FieldProps) => {
  const { t } = useConsole();
  return addressFields.map((name) => (
    <TextField
      key={name}
      label={t(`address.${name}`)}
      required={name === 'name' || name === 'line1' || name === 'city' || name === 'country'}
      value={address[name]}
      onChange={(value) => change({ address: { ...address, [name]: value } })}
    />
  ));
};

const Contact = ({ draft: { contact, internal }, change }: FieldProps) => {
  const { t } = useConsole();
  return (
    <>
      <TextField
        label={t('internal-note')}
        hint={t('internal-hint')}
        rows={3}
        value={internal.note}
        onChange={(note) => change({ internal: { ...internal, note } })}
      />
      <TextField
        label={t('internal-tags')}
        hint={t('tags-hint')}
        value={internal.tags}
        onChange={(tags) => change({ internal: { ...internal, tags } })}
      />
      <TextField
        label={t('email')}
        type="email"
        value={contact.email}
        onChange={(email) => change({ contact: { ...contact, email } })}
      />
      <TextField
        label={t('customer-note')}
        rows={2}
        value={contact.note}
        onChange={(note) => change({ contact: { ...contact, note } })}
      />
    </>
  );
};

/** One part of the form of an action. */
export const FormField = (props: FieldProps & { readonly kind: FieldKind }) => {
  const { t } = useConsole();
  const { kind, draft, change } = props;
  switch (kind) {
    case 'units':
      return <Units {...props} />;
    case 'restock':
      return <Restock {...props} />;
    case 'reason':
    case 'optional-reason':
      return (
        <TextField
          label={t(kind === 'reason' ? 'reason' : 'reason-optional')}
          rows={2}
          required={kind === 'reason'}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
      );
    case 'refund-policy':
      return (
        <Choice
          label={t('refund-policy')}
          value={draft.refund}
          options={refundPolicies.map((policy) => [policy, t(`refund-policy.${policy}`)])}
          onChange={(refund) => change({ refund })}
        />
      );
    case 'refund-kind':
      return <RefundKind {...props} />;
    case 'amount':
      return <Amount {...props} />;
    case 'final':
      return <Check label={t('final')} value={draft.final} onChange={(final) => change({ final })} />;
    case 'return-shipping':
      return (
        <Check label={t('return-shipping')} value={draft.shipping} onChange={(shipping) => change({ shipping })} />
      );
    case 'tracking':
      return <TrackingFields {...props} />;
    case 'reference':
      return (
        <TextField
          label={t('books-reference')}
          value={draft.reference}
          onChange={(reference) => change({ reference })}
        />
      );
    case 'add':
      return <AddedLines {...props} />;
    case 'address':
      return <Address {...props} />;
    case 'contact':
      return <Contact {...props} />;
  }
};
