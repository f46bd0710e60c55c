import { useEffect, useState } from 'react';
import { merged, type ShownEvent } from './merged';

const address = '/dev/events/stream';
/** The server refuses more than some listeners, and a browser does not ask again after a refusal. */
const retryMilliseconds = 10_000;

/** True while somebody may see the page. */
const useVisible = (): boolean => {
  const [isVisible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const look = (): void => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
};

/**
 * The events that the local server publishes while the page is seen. A browser has few connections to a server, so a hidden
 * page has none. `isOpen` false: none come now. `opened` is called at each beginning: what was published before is not in it.
 */
export const useStream = (
  opened: () => void,
): { readonly streamed: readonly ShownEvent[]; readonly isOpen: boolean } => {
  const isVisible = useVisible();
  const [streamed, setStreamed] = useState<readonly ShownEvent[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens another stream.
  useEffect(() => {
    if (!isVisible) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(address);
    source.onopen = () => {
      setOpen(true);
      opened();
    };
    source.onmessage = ({ data }: MessageEvent<string>) =>
      setStreamed((before) => merged(before, [JSON.parse(data) as ShownEvent]));
    source.onerror = () => {
      setOpen(false);
      if (source.readyState === EventSource.CLOSED)
        timer = setTimeout(() => setTries((count) => count + 1), retryMilliseconds);
    };
    return () => {
      clearTimeout(timer);
      source.close();
      setOpen(false);
    };
  }, [isVisible, tries, opened]);
  return { streamed, isOpen };
};
