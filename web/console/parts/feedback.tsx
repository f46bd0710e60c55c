import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { type Failure, isUnknown } from '../../shared/api';
import { failureOf, useConsole } from '../console-context';
import { curlOf } from '../curl';

/** The first heading of a view. It takes the focus after a move within the page, so that a screen reader begins here. */
export const ViewTitle = ({ children, name }: { children: ReactNode; name: string }) => {
  const { t, config } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · ${config.shopName ?? t('console')}`;
  }, [name, config, t]);
  useLayoutEffect(() => {
    // When the page opens, the browser begins at the top.
    if (document.activeElement !== document.body || hasMoved) heading.current?.focus({ preventScroll: true });
    hasMoved = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};
let hasMoved = false;

type NoticeProps = { tone: 'info' | 'good' | 'warning' | 'bad'; urgent?: boolean; children: ReactNode };

/** `urgent`: a screen reader says it at once, otherwise when it is free. */
export const Notice = ({ tone, urgent = false, children }: NoticeProps) => (
  <div className={`notice ${tone}`} role={urgent ? 'alert' : 'status'}>
    {children}
  </div>
);

export const Trouble = ({ failure, retry }: { failure: Failure; retry?: () => void }) => {
  const { t, explain } = useConsole();
  return (
    <Notice tone="bad" urgent>
      <p>{explain(failure)}</p>
      {retry !== undefined && (
        <button type="button" className="quiet" onClick={retry}>
          {t('again')}
        </button>
      )}
    </Notice>
  );
};

/** The shape of what is loading, in place of a spinner. */
export const Skeleton = ({ rows }: { rows: number }) => {
  const { t } = useConsole();
  return (
    <div className="skeleton loading" role="status">
      <span className="unseen">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike.
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  );
};

/** Says why nothing is there, and what to do. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action}
  </div>
);

/** A button that takes one press until its work is done. It stays focusable, so that the focus is not lost. */
export const WorkButton = (props: {
  isBusy: boolean;
  className?: string;
  type?: 'button' | 'submit';
  onPress?: () => void;
  children: ReactNode;
}) => (
  <button
    type={props.type ?? 'button'}
    className={props.className}
    aria-disabled={props.isBusy}
    aria-busy={props.isBusy}
    onClick={(event) => {
      if (props.isBusy) event.preventDefault();
      else props.onPress?.();
    }}
  >
    {props.children}
  </button>
);

/** Puts a text into the clipboard, and says so. `text` is made at the press. */
export const CopyButton = ({ label, text }: { label: string; text: () => string | Promise<string> }) => {
  const { t, announce } = useConsole();
  const [failed, setFailed] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const content = await text();
    await navigator.clipboard.writeText(content).then(
      () => announce(t('copied')),
      // A page without TLS or permission has no clipboard: then the text is shown to be copied by hand.
      () => setFailed(content),
    );
  };
  return (
    <>
      <button type="button" className="quiet small-button" onClick={() => void copy()}>
        {label}
      </button>
      {failed !== null && <pre className="copy">{failed}</pre>}
    </>
  );
};

/** Copies a call as a command of curl. */
export const Curl = ({ of }: { of: (api: OrdersClient) => Promise<unknown> }) => {
  const { t } = useConsole();
  return <CopyButton label={t('copy-curl')} text={() => curlOf(of)} />;
};

type LoadedProps<Value> = {
  readonly query: Pick<UseQueryResult<Value>, 'data' | 'error' | 'refetch'>;
  readonly rows: number;
  readonly children: (value: Value) => ReactNode;
};

/** Why a query has nothing to show. What was read before stays while nobody answers: that says nothing about it. */
export const failureIn = <Value,>({ data, error }: Pick<UseQueryResult<Value>, 'data' | 'error'>): Failure | null => {
  const failure = error === null ? null : failureOf(error);
  return failure !== null && data !== undefined && isUnknown(failure) ? null : failure;
};

/** Says that what is shown was read before, and could not be read again. */
export const Outdated = ({ error }: Pick<UseQueryResult, 'error'>) => {
  const { t } = useConsole();
  return error === null ? null : <Notice tone="warning">{t('outdated')}</Notice>;
};

/** Why something could not be read. */
export const Unread = ({ failure, retry }: { failure: Failure; retry: () => void }) => {
  const { t } = useConsole();
  if (failure.code !== 'no-answer') return <Trouble failure={failure} retry={retry} />;
  return (
    <Notice tone="bad" urgent>
      <p>{t('unread')}</p>
      <button type="button" className="quiet" onClick={retry}>
        {t('again')}
      </button>
    </Notice>
  );
};

/** What a query has read; before that its shape, and instead of it why it failed. */
export const Loaded = <Value,>({ query, rows, children }: LoadedProps<Value>) => {
  const { data, error, refetch } = query;
  const failure = failureIn(query);
  if (failure !== null) return <Unread failure={failure} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={rows} />;
  return (
    <>
      <Outdated error={error} />
      {children(data)}
    </>
  );
};

type MoreProps = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** Reads the next page of a list. */
export const More = ({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreProps) => {
  const { t } = useConsole();
  if (!hasNextPage) return null;
  return (
    <WorkButton className="quiet" isBusy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
      {t('more')}
    </WorkButton>
  );
};
