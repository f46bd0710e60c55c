import { render } from 'preact';
import { createApi } from '../shared/api';
import { loadConfig } from '../shared/config';
import { loadTexts } from '../shared/load-texts';
import { signInOf } from '../shared/sign-in';
import { App } from './app';
import { goTo } from './routes';
import { languageOf } from './state/language';
import { currentOrder } from './state/placing';
import type { TextKey } from './texts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

/** Nothing can be shown before the facts of the shop are known, not even its language. */
const showFailure = (): void =>
  render(
    <main>
      <h1>Shop</h1>
      <p role="alert">We cannot be reached. / Wir sind nicht erreichbar.</p>
      <button type="button" onClick={() => location.reload()}>
        Try again / Noch einmal
      </button>
    </main>,
    root,
  );

/** A payment that left the page comes back to its order. */
const returnToOrder = (): void => {
  const order = currentOrder.read();
  if (order === null || !new URLSearchParams(location.search).has('redirect_status')) return;
  history.replaceState(null, '', location.pathname);
  goTo({ view: 'order', id: order });
};

const begin = async (): Promise<void> => {
  const config = await loadConfig();
  const signIn = signInOf(config);
  const language = languageOf(config);
  // A sign-in that failed leaves a visitor, who can sign in again.
  const [texts, restored] = await Promise.all([loadTexts<TextKey>(language), signIn.restore().catch(() => null)]);
  returnToOrder();
  root.replaceChildren();
  render(
    <App
      config={config}
      api={createApi(signIn.token)}
      signIn={signIn}
      restored={restored}
      written={{ language, texts }}
    />,
    root,
  );
};

begin().catch(showFailure);
