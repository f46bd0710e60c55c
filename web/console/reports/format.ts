import { useMemo } from 'react';
import { decimalOf } from '../../shared/money';
import { placesOf } from '../amounts';
import { useConsole } from '../console-context';

/** Days of the calendar, whatever the time zone of the browser. */
export const useDayFormat = () => {
  const { language } = useConsole();
  return useMemo(() => {
    const by = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      return (day: string): string => format.format(new Date(`${day}T00:00:00.000Z`));
    };
    return { long: by({ dateStyle: 'medium' }), brief: by({ day: 'numeric', month: 'short' }) };
  }, [language]);
};

/** The format of the marks of an axis: without decimals where none of them has any. */
export const useRoundMoney = (marks: readonly number[], currency: string): ((amount: number) => string) => {
  const { language } = useConsole();
  const places = placesOf(currency);
  const areWhole = marks.every((mark) => mark % 10 ** places === 0);
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    ...(areWhole ? { maximumFractionDigits: 0 } : {}),
  });
  return (amount) => format.format(decimalOf(amount, places) as unknown as number);
};

/** Where something is taxed, and at which rate: "Germany 19%". */
export const usePlaceName = () => {
  const { language, percent } = useConsole();
  const names = useMemo(() => new Intl.DisplayNames(language, { type: 'region' }), [language]);
  return {
    place: (country: string, region: string | null): string =>
      [names.of(country) ?? country, ...(region === null ? [] : [region])].join(', '),
    percent,
  };
};
