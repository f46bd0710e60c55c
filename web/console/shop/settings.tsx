import type { ReactNode } from 'react';
import { useConsole } from '../console-context';
import { ViewTitle } from '../parts/feedback';

/** The public facts of the shop. shop.json decides them; a deployment changes them. */
export default function Settings() {
  const { t, config, staff } = useConsole();
  const { withdrawal } = config;
  const rows: readonly (readonly [name: string, value: ReactNode])[] = [
    [t('setting.name'), config.shopName ?? '–'],
    [t('setting.country'), config.homeCountry],
    [t('setting.zone'), config.timeZone],
    [t('setting.language'), config.language],
    [t('setting.currencies'), config.currencies.join(', ')],
    [
      t('setting.shipping'),
      config.shippingMethods.map((name) => (name === config.shippingMethod ? `${name} *` : name)).join(', '),
    ],
    [t('setting.return-window'), t('days', { count: config.returnWindowDays })],
    [
      t('setting.withdrawal'),
      withdrawal === null ? '–' : `${t('days', { count: withdrawal.days })}: ${withdrawal.countries.join(', ')}`,
    ],
    [t('setting.provider'), config.payments.provider],
    [t('setting.you'), staff.name],
    [t('scopes'), staff.scopes?.join(', ') ?? t('scopes-by-issuer')],
  ];
  return (
    <>
      <ViewTitle name={t('settings')}>{t('settings')}</ViewTitle>
      <p className="muted">{t('settings-about')}</p>
      <dl className="pairs wide">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/docs">{t('reference')}</a>
      </p>
    </>
  );
}
