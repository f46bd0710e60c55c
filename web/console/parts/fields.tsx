import { type ReactNode, useId } from 'react';
import { daysIn } from '../../shared/days';
import { useConsole } from '../console-context';

type Common = { readonly label: string; readonly hint?: string | undefined; readonly fault?: string | undefined };

const Frame = ({ id, label, hint, fault, children }: Common & { id: string; children: ReactNode }) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    {children}
    {hint !== undefined && (
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {fault !== undefined && (
      <p className="fault" id={`${id}-fault`}>
        {fault}
      </p>
    )}
  </div>
);

/** The attributes by which a control names its fault and its hint. */
const descriptionOf = (id: string, { hint, fault }: Pick<Common, 'hint' | 'fault'>) => {
  const described = [
    ...(fault === undefined ? [] : [`${id}-fault`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ].join(' ');
  return {
    ...(fault === undefined ? {} : { 'aria-invalid': true }),
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
};

type TextProps = Common & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'email' | 'date' | 'datetime-local';
  readonly mode?: 'decimal' | 'numeric';
  readonly required?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
};

export const TextField = ({ label, value, onChange, type = 'text', mode, rows, ...rest }: TextProps) => {
  const id = useId();
  const common = {
    id,
    value,
    required: rest.required ?? false,
    placeholder: rest.placeholder,
    autoComplete: 'off',
    ...descriptionOf(id, rest),
  };
  return (
    <Frame id={id} label={label} hint={rest.hint} fault={rest.fault}>
      {rows === undefined ? (
        <input {...common} type={type} inputMode={mode} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Frame>
  );
};

type DayProps = Pick<TextProps, 'label' | 'value' | 'onChange'>;

/** An instant by its day in the shop's zone; another day means its first instant. One that nobody changes keeps its time. */
export const DayField = ({ label, value, onChange, edge = 'startOf' }: DayProps & { edge?: 'startOf' | 'endOf' }) => {
  const { config } = useConsole();
  const days = daysIn(config.timeZone);
  return (
    <TextField
      label={label}
      type="date"
      value={days.dayOf(value)}
      onChange={(day) => onChange(day === '' ? '' : days[edge](day))}
    />
  );
};

type ChoiceProps<Value extends string> = Common & {
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
};

export const Choice = <Value extends string>({ label, value, options, onChange, ...rest }: ChoiceProps<Value>) => {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={rest.hint} fault={rest.fault}>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
        {...descriptionOf(id, rest)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
};

type CheckProps = { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void };

export const Check = ({ label, value, onChange }: CheckProps) => (
  <label className="check">
    <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);

/** Units of one line, from 0 to a maximum. */
export const UnitsField = (props: { name: string; max: number; value: number; onChange: (value: number) => void }) => {
  const { t } = useConsole();
  const id = useId();
  return (
    <div className="units">
      <label htmlFor={id}>{props.name}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={props.max}
        value={props.value}
        onChange={(event) =>
          props.onChange(Math.min(props.max, Math.max(0, Math.trunc(Number(event.currentTarget.value)))))
        }
      />
      <span className="muted">{t('of-units', { count: props.max })}</span>
    </div>
  );
};
