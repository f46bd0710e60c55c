import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/fields';
import { addressOf, type Filters, isFiltered } from './filters';
import { standardViews, useSavedViews } from './views';

const SaveDialog = ({ save, onClose }: { save: (name: string) => void; onClose: () => void }) => {
  const { t } = useConsole();
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    save(name.trim());
    onClose();
  };
  return (
    <Dialog title={t('save-view')} onClose={onClose}>
      <form onSubmit={submit}>
        <TextField label={t('view-name')} hint={t('view-hint')} value={name} onChange={setName} required />
        <button type="submit" className="primary">
          {t('save-view')}
        </button>
      </form>
    </Dialog>
  );
};

/** Filters with names: those of every shop, and those of this browser. */
export const Views = ({ filters }: { filters: Filters }) => {
  const { t, announce } = useConsole();
  const { views, save, remove } = useSavedViews();
  const [isSaving, setSaving] = useState(false);
  const here = addressOf(filters);
  const tabs = [...standardViews.map((view) => ({ name: t(view.text), address: addressOf(view.filters) })), ...views];
  const saved = views.find(({ address }) => address === here);
  const isNew = isFiltered(filters) && !tabs.some(({ address }) => address === here);
  return (
    <nav className="views" aria-label={t('views')}>
      {tabs.map(({ name, address }) => (
        <Link key={`${name} ${address}`} href={address} aria-current={address === here ? 'true' : undefined}>
          {name}
        </Link>
      ))}
      {isNew && (
        <button type="button" className="quiet small-button" onClick={() => setSaving(true)}>
          {t('save-view')}
        </button>
      )}
      {saved !== undefined && (
        <button
          type="button"
          className="quiet small-button"
          onClick={() => {
            remove(saved.name);
            announce(t('view-removed', { name: saved.name }));
          }}
        >
          {t('remove-view')}
        </button>
      )}
      {isSaving && <SaveDialog save={(name) => save(name, filters)} onClose={() => setSaving(false)} />}
    </nav>
  );
};
