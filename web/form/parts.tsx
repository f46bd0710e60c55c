import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useShop } from './shop-context';

/** Small parts that all views use. */

export const Time = ({ at, form = 'short' }: { at: string; form?: 'short' | 'day' | 'clock' }) => {
  const { times } = useShop();
  return (
    <time dateTime={at} title={times.utc(at)}>
      {times[form](at)}
    </time>
  );
};

/** The first heading of a view. It takes the focus, so that a screen reader begins here. */
export const ViewTitle = ({ children, name }: { children: ComponentChildren; name: string }) => {
  const { config } = useShop();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · ${config.shopName ?? 'Shop'}`;
  }, [name, config]);
  // Not when the page opens: there the browser begins at the top.
  useEffect(() => {
    if (history.state?.moved) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};

type Tone = 'info' | 'good' | 'warning' | 'bad';

/** `urgent`: a screen reader says it at once, otherwise when it is free. */
export const Notice = ({
  tone,
  urgent = false,
  children,
}: {
  tone: Tone;
  urgent?: boolean;
  children: ComponentChildren;
}) => (
  <div class={`notice ${tone}`} role={urgent ? 'alert' : 'status'}>
    {children}
  </div>
);

/** Says what has failed, with a way to try it again. */
export const Trouble = ({ text, retry, urgent = true }: { text: string; retry: () => void; urgent?: boolean }) => {
  const { t } = useShop();
  return (
    <Notice tone="bad" urgent={urgent}>
      <p>{text}</p>
      <button type="button" class="quiet" onClick={retry}>
        {t('again')}
      </button>
    </Notice>
  );
};

export const Loading = () => {
  const { t } = useShop();
  return (
    <p class="loading" role="status">
      {t('loading')}
    </p>
  );
};

export const FieldFault = ({ id, fault }: { id: string; fault: string | undefined }) =>
  fault === undefined ? null : (
    <p class="fault" id={`${id}-fault`}>
      {fault}
    </p>
  );

/** The attributes by which a control names its fault. */
export const faultAttributes = (id: string, fault: string | undefined) =>
  fault === undefined ? {} : { 'aria-invalid': true as const, 'aria-describedby': `${id}-fault` };

export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly fault?: string | undefined;
  readonly autocomplete?: string;
  readonly type?: 'text' | 'email';
  readonly isOptional?: boolean;
  /** Without the mark of an optional field: the field is not part of a form. */
  readonly isAlone?: boolean;
  readonly rows?: number;
  readonly class?: string;
};

export const Field = ({
  id,
  label,
  value,
  onInput,
  fault,
  isOptional = false,
  isAlone = false,
  rows,
  ...own
}: FieldProps) => {
  const { t } = useShop();
  const { autocomplete = 'off', type = 'text' } = own;
  const common = {
    id,
    value,
    'aria-required': !isOptional && !isAlone,
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
    ...faultAttributes(id, fault),
  };
  return (
    <div class={`field ${own.class ?? ''}`}>
      <label for={id}>
        {label}
        {isOptional && <span class="hint"> {t('optional')}</span>}
      </label>
      {rows === undefined ? (
        <input {...common} type={type} autocomplete={autocomplete} list={undefined} />
      ) : (
        <textarea {...common} rows={rows} />
      )}
      <FieldFault id={id} fault={fault} />
    </div>
  );
};

export const Choice = ({
  id,
  label,
  value,
  options,
  onChange,
  fault,
  ...own
}: {
  id: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
  fault?: string | undefined;
  autocomplete?: string;
  class?: string;
}) => (
  <div class={`field ${own.class ?? ''}`}>
    <label for={id}>{label}</label>
    <select
      id={id}
      value={value}
      autocomplete={own.autocomplete}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...faultAttributes(id, fault)}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
    <FieldFault id={id} fault={fault} />
  </div>
);

/** A button that takes one press until its work is done. It stays focusable, so that the focus is not lost. */
export const WorkButton = ({
  isBusy,
  onPress,
  class: style = '',
  type = 'button',
  children,
}: {
  isBusy: boolean;
  onPress?: () => void;
  class?: string;
  type?: 'button' | 'submit';
  children: ComponentChildren;
}) => (
  <button
    type={type}
    class={style}
    aria-disabled={isBusy}
    aria-busy={isBusy}
    onClick={(event) => {
      if (isBusy) event.preventDefault();
      else onPress?.();
    }}
  >
    {children}
  </button>
);

/** A dialog in front of the page. The browser keeps the focus in it and gives it back. */
export const Dialog = ({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) => {
  const { t } = useShop();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
      <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
        {t('close')}
      </button>
    </dialog>
  );
};
