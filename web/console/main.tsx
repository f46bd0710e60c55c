import { createRoot } from 'react-dom/client';
import { loadConfig } from '../shared/config';
import { loadTexts } from '../shared/load-texts';
import { App } from './app';
import { languageOf } from './language';
import { sessionOf } from './session';
import type { TextKey } from './texts';

const element = document.getElementById('app');
if (element === null) throw new Error('index.html has no #app');
const root = createRoot(element);

/** Nothing can be shown before the facts of the shop are known, not even its language. */
const showFailure = (): void =>
  root.render(
    <main>
      <h1>Console</h1>
      <p role="alert">The service does not answer. / Der Dienst antwortet nicht.</p>
      <button type="button" onClick={() => location.reload()}>
        Try again / Noch einmal
      </button>
    </main>,
  );

const begin = async (): Promise<void> => {
  const config = await loadConfig();
  const session = sessionOf(config);
  const language = languageOf(config);
  // A sign-in that failed leaves a visitor, who can sign in again.
  const [texts, restored] = await Promise.all([loadTexts<TextKey>(language), session.restore().catch(() => null)]);
  root.render(<App config={config} session={session} restored={restored} written={{ language, texts }} />);
};

begin().catch(showFailure);
