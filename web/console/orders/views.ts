import { useState } from 'react';
import { ofShop } from '../../shared/memory';
import type { TextKey } from '../texts';
import { addressOf, type Filters } from './filters';

/** A view: filters with a name. Its link is the view, so it can be sent to somebody. */
export type SavedView = { readonly name: string; readonly address: string };

/** The views that every shop needs. */
export const standardViews: readonly { readonly text: TextKey; readonly filters: Filters }[] = [
  { text: 'view.all', filters: {} },
  { text: 'view.pending', filters: { status: 'pending' } },
  { text: 'view.to-ship', filters: { status: 'confirmed', fulfillmentStatus: 'unfulfilled' } },
  { text: 'view.to-capture', filters: { status: 'confirmed', paymentStatus: 'authorized' } },
  { text: 'view.returns', filters: { returnStatus: 'requested' } },
  { text: 'view.on-hold', filters: { onHold: 'true' } },
  { text: 'view.disputed', filters: { paymentStatus: 'disputed' } },
];

const stored = ofShop<readonly SavedView[]>('console-views');

/** The views of this browser. */
export const useSavedViews = () => {
  const [views, setViews] = useState<readonly SavedView[]>(() => stored.read() ?? []);
  const change = (next: readonly SavedView[]): void => {
    stored.write(next);
    setViews(next);
  };
  return {
    views,
    save: (name: string, filters: Filters) =>
      change([...views.filter((view) => view.name !== name), { name, address: addressOf(filters) }]),
    remove: (name: string) => change(views.filter((view) => view.name !== name)),
  };
};
