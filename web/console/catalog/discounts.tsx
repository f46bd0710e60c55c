import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { Loaded, ViewTitle } from '../parts/feedback';
import { Editor, pathOf } from './discount-editor';
import { DiscountList } from './discount-list';

/** Opens a discount by its code. */
const CodeSearch = () => {
  const { t } = useConsole();
  const [, goTo] = useLocation();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') goTo(pathOf(text.trim().toUpperCase()));
  };
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <label className="unseen" htmlFor="search">
          {t('code')}
        </label>
        <input
          id="search"
          type="search"
          value={text}
          placeholder={t('code')}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">{t('find-code')}</button>
      </form>
    </search>
  );
};

/** A discount, or the form of a free code. */
const One = ({ code }: { code: string }) => {
  const { api } = useConsole();
  const query = useQuery({
    queryKey: ['discount', code],
    // A form must not change under the hands of who fills it in.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const outcome = await outcomeOf(api.GET('/v1/discounts/{code}', { params: { path: { code } } }));
      // A code that nobody uses is an answer: it can be created.
      if (!outcome.ok && outcome.failure.code === 'discount-not-found') return null;
      return valueIn(Promise.resolve(outcome));
    },
  });
  return (
    <Loaded query={query} rows={5}>
      {(discount) => <Editor key={discount?.version ?? 'new'} code={code} discount={discount} />}
    </Loaded>
  );
};

const Page = ({ name, children }: { name: string; children: ReactNode }) => {
  const { t } = useConsole();
  return (
    <div className="narrow">
      <p className="back">
        <Link href="/discounts">← {t('discounts')}</Link>
      </p>
      <ViewTitle name={name}>{name}</ViewTitle>
      {children}
    </div>
  );
};

/** The list of discounts; with `?code=` one of them, with `?new=` the form of another. */
export default function Discounts() {
  const { t } = useConsole();
  const [search] = useSearchParams();
  const code = (search.get('code') ?? '').trim().toUpperCase();
  if (code !== '')
    return (
      <Page key={code} name={code}>
        <One code={code} />
      </Page>
    );
  if (search.has('new'))
    return (
      <Page key="new" name={t('new-discount')}>
        <Editor code={null} discount={null} />
      </Page>
    );
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('discounts')}>{t('discounts')}</ViewTitle>
        <Link href="/discounts?new=1" className="button">
          {t('new-discount')}
        </Link>
      </div>
      <CodeSearch />
      <DiscountList />
    </>
  );
}
