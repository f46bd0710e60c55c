import { useConsole } from '../console-context';
import { Check, Choice, TextField } from '../parts/fields';
import type { EventType } from '../types';
import type { EndpointDraft } from './endpoint-draft';
import { eventTypes } from './event-types';

type FieldsProps = { readonly draft: EndpointDraft; readonly change: (part: Partial<EndpointDraft>) => void };

const Types = ({ types, set }: { types: readonly EventType[]; set: (types: readonly EventType[]) => void }) => {
  const { t, named } = useConsole();
  return (
    <fieldset className="choices">
      <legend>{t('webhook-types')}</legend>
      {eventTypes.map((type) => (
        <Check
          key={type}
          label={named(`event.${type}`, type)}
          value={types.includes(type)}
          onChange={(isOn) => set(eventTypes.filter((each) => (each === type ? isOn : types.includes(each))))}
        />
      ))}
    </fieldset>
  );
};

/** The address of an endpoint, and what it gets. */
export const EndpointFields = ({ draft: { url, types, payload }, change }: FieldsProps) => {
  const { t, config } = useConsole();
  return (
    <>
      <TextField
        label={t('webhook-url')}
        hint={t(config.signIn.kind === 'local' ? 'webhook-url-hint-local' : 'webhook-url-hint')}
        required
        value={url}
        onChange={(text) => change({ url: text })}
      />
      <Choice
        label={t('webhook-payload')}
        value={payload}
        options={[
          ['full', t('webhook-payload.full')],
          ['thin', t('webhook-payload.thin')],
        ]}
        onChange={(next) => change({ payload: next })}
      />
      <Choice
        label={t('webhook-gets')}
        value={types === null ? 'all' : 'some'}
        options={[
          ['all', t('webhook-gets.all')],
          ['some', t('webhook-gets.some')],
        ]}
        onChange={(next) => change({ types: next === 'all' ? null : [] })}
      />
      {types !== null && <Types types={types} set={(next) => change({ types: next })} />}
    </>
  );
};

/** False while no type is chosen: the service would refuse it. */
export const isComplete = ({ types }: EndpointDraft): boolean => types === null || types.length > 0;
