import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Language } from '../shared/config';
import { chooseTheme, chosenTheme, type Theme, themes } from '../shared/theme';
import { useConsole } from './console-context';
import { type Shortcuts, shortcutsOff, useShortcuts } from './keyboard';
import { Dialog } from './parts/dialog';
import { Check } from './parts/fields';
import type { StaffScope } from './scopes';
import type { TextKey } from './texts';

type Place = {
  readonly path: string;
  readonly text: TextKey;
  readonly key: string;
  readonly isLocal?: true;
  /** Without it the place has nothing to show. */
  readonly scope?: StaffScope;
};

/** The places of the console, each with the second key of its shortcut. */
const places: readonly Place[] = [
  { path: '/', text: 'home', key: 'h' },
  { path: '/orders', text: 'orders', key: 'o' },
  { path: '/products', text: 'products', key: 'p' },
  { path: '/discounts', text: 'discounts', key: 'd' },
  { path: '/customers', text: 'customers', key: 'c', scope: 'customers:read' },
  { path: '/reports', text: 'reports', key: 'r', scope: 'reports:read' },
  { path: '/webhooks', text: 'webhooks', key: 'w', scope: 'webhooks:write' },
  { path: '/events', text: 'events', key: 'e' },
  { path: '/mailbox', text: 'mailbox', key: 'm', isLocal: true },
  { path: '/settings', text: 'settings', key: 's' },
];

const usePlaces = (): readonly Place[] => {
  const { config, may } = useConsole();
  const isLocalServer = config.signIn.kind === 'local';
  return places.filter(({ isLocal, scope }) => (isLocalServer || !isLocal) && (scope === undefined || may(scope)));
};

const Navigation = () => {
  const { t } = useConsole();
  const [here] = useLocation();
  const isHere = (path: string): boolean => (path === '/' ? here === '/' : here.startsWith(path));
  return (
    <nav aria-label={t('navigation')}>
      {usePlaces().map(({ path, text }) => (
        <Link key={path} href={path} aria-current={isHere(path) ? 'page' : undefined}>
          {t(text)}
        </Link>
      ))}
    </nav>
  );
};

const Help = ({ onClose }: { onClose: () => void }) => {
  const { t } = useConsole();
  const [isOff, setOff] = useState(shortcutsOff.read() === true);
  const rows: readonly (readonly [key: string, text: string])[] = [
    ['/', t('key.search')],
    ['j', t('key.next')],
    ['k', t('key.previous')],
    ['Enter', t('key.open')],
    ['x', t('key.select')],
    ['?', t('key.help')],
    ['Esc', t('key.close')],
    ...usePlaces().map(({ key, text }) => [`g ${key}`, t(text)] as const),
  ];
  return (
    <Dialog title={t('keyboard')} onClose={onClose}>
      <dl className="keys">
        {rows.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Check
        label={t('keyboard-on')}
        value={!isOff}
        onChange={(isOn) => {
          shortcutsOff.write(isOn ? null : true);
          setOff(!isOn);
        }}
      />
    </Dialog>
  );
};

const ThemeChoice = () => {
  const { t } = useConsole();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <select
      aria-label={t('theme')}
      value={theme}
      onChange={(event) => {
        const next = event.currentTarget.value as Theme;
        chooseTheme(next);
        setTheme(next);
      }}
    >
      {themes.map((each) => (
        <option key={each} value={each}>
          {t(`theme.${each}`)}
        </option>
      ))}
    </select>
  );
};

const Tools = ({ setLanguage, leave }: { setLanguage: (language: Language) => void; leave: (() => void) | null }) => {
  const { t, config, language, staff } = useConsole();
  return (
    <div className="tools">
      <select
        aria-label={t('language')}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value as Language)}
      >
        {config.languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {each === 'de' ? 'Deutsch' : 'English'}
          </option>
        ))}
      </select>
      <ThemeChoice />
      {leave !== null && (
        <>
          <span className="person">{staff.name}</span>
          <button type="button" className="quiet small-button" onClick={leave}>
            {t('sign-out')}
          </button>
        </>
      )}
    </div>
  );
};

type FrameProps = {
  readonly setLanguage: (language: Language) => void;
  /** Null: nobody is signed in. */
  readonly leave: (() => void) | null;
  readonly children: ReactNode;
};

/** What surrounds every view. */
export const Frame = ({ setLanguage, leave, children }: FrameProps) => {
  const { t, config } = useConsole();
  const [, goTo] = useLocation();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const here = usePlaces();
  const shortcuts: Shortcuts = {
    '?': () => setHelpOpen(true),
    ...Object.fromEntries(here.map(({ key, path }) => [`g ${key}`, () => goTo(path)])),
  };
  useShortcuts(leave === null ? {} : shortcuts);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          {config.shopName ?? t('console')}
        </Link>
        {leave !== null && <Navigation />}
        <Tools setLanguage={setLanguage} leave={leave} />
        {leave !== null && (
          <button
            type="button"
            className="quiet small-button help"
            aria-label={t('keyboard')}
            title={t('keyboard')}
            onClick={() => setHelpOpen(true)}
          >
            <kbd>?</kbd>
          </button>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {isHelpOpen && <Help onClose={() => setHelpOpen(false)} />}
    </div>
  );
};
