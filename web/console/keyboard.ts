import { useLayoutEffect, useRef } from 'react';
import { ofShop } from '../shared/memory';

/** The choice of a person who uses the letters for something else, for example speech input (WCAG 2.1.4). */
export const shortcutsOff = ofShop<true>('shortcuts-off');

/** The key that begins a pair, as in `g o`. */
const chord = 'g';
const chordMilliseconds = 1_000;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Whether a key belongs to the page: not to a field, a dialog or the browser. */
const isForPage = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) &&
  !(isTyping(event.target) && !(event.target instanceof HTMLInputElement && event.target.type === 'checkbox')) &&
  document.querySelector('dialog[open]') === null &&
  shortcutsOff.read() !== true;

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Runs shortcuts by their names: `j`, `?`, `g o`. */
export const useShortcuts = (shortcuts: Shortcuts): void => {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  // Before the page is painted: a key that is pressed at once counts.
  useLayoutEffect(() => {
    let chordAt = 0;
    const press = (event: KeyboardEvent): void => {
      if (!isForPage(event)) return;
      const isPair = event.timeStamp - chordAt < chordMilliseconds;
      chordAt = !isPair && event.key === chord ? event.timeStamp : 0;
      const run = current.current[isPair ? `${chord} ${event.key}` : event.key];
      // A link or button has its own Enter.
      const hasOwn = event.key === 'Enter' && (event.target as Element | null)?.closest('a, button, summary') !== null;
      if (run === undefined || hasOwn) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
