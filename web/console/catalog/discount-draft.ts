import type { OrdersClient } from '../../../clients/typescript/index';
import { decimalOf } from '../../shared/money';
import { minorUnitsOf, placesOf } from '../amounts';
import type { Discount } from '../types';

/** A discount as its form has it: amounts and shares as people write them. */
export type DiscountDraft = {
  readonly type: Discount['type'];
  readonly percent: string;
  readonly amount: string;
  readonly currency: string;
  readonly minimumAmount: string;
  readonly maxRedemptions: string;
  readonly perCustomer: string;
  /** Instants; empty: none. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly skus: string;
  /** The tax categories that it had, which the form keeps. */
  readonly taxCategories: NonNullable<Discount['appliesTo']>['taxCategories'];
};

/** A share such as 0.075 as percent: 7.5. As text, because a product of floats would show 7.499999. */
const percentIn = (rate: string): string => {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const places = Math.max(2, fraction.length) - 2;
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return text.replace(/^0+(?=\d)/, '');
};

/** The same back: 7.5 is 0.075. Undefined: not a share of at most 100 percent with four places. */
export const rateOf = (percent: string): string | undefined => {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(percent.trim());
  if (match === null) return undefined;
  const digits = (match[1] ?? '').padStart(3, '0');
  const rate = `${digits.slice(0, 1)}.${digits.slice(1)}${match[2] ?? ''}`.replace(/\.?0+$/, '');
  return Number(rate) > 0 && Number(rate) <= 1 ? rate : undefined;
};

const numberText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const draftOf = (discount: Discount | null): DiscountDraft => {
  const currency = discount?.currency ?? '';
  const amountText = (amount: number | null | undefined): string =>
    amount === null || amount === undefined ? '' : decimalOf(amount, currency === '' ? 2 : placesOf(currency));
  return {
    type: discount?.type ?? 'percent',
    percent: discount?.rate === null || discount === null ? '' : percentIn(discount.rate),
    amount: amountText(discount?.amount),
    currency,
    minimumAmount: amountText(discount?.minimumAmount),
    maxRedemptions: numberText(discount?.maxRedemptions),
    perCustomer: numberText(discount?.maxRedemptionsPerCustomer),
    startsAt: discount?.startsAt ?? '',
    endsAt: discount?.endsAt ?? '',
    skus: discount?.appliesTo?.skus.join(', ') ?? '',
    taxCategories: discount?.appliesTo?.taxCategories ?? [],
  };
};

const isAmount = (text: string, currency: string): boolean =>
  currency !== '' && (minorUnitsOf(text, currency) ?? -1) >= 0;

/** The fields of the form that are no amounts. An amount needs its currency. */
export const faultsOf = (draft: DiscountDraft): readonly (keyof DiscountDraft)[] => [
  ...(draft.type === 'percent' && draft.percent !== '' && rateOf(draft.percent) === undefined
    ? (['percent'] as const)
    : []),
  ...(draft.type === 'fixed' && draft.amount !== '' && !isAmount(draft.amount, draft.currency)
    ? (['amount'] as const)
    : []),
  ...(draft.minimumAmount !== '' && !isAmount(draft.minimumAmount, draft.currency) ? (['minimumAmount'] as const) : []),
];

const countOf = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);
const instantOf = (text: string): string | null => (text === '' ? null : text);

/** The body of the request. */
const factsOf = (draft: DiscountDraft) => {
  const skus = draft.skus.split(',').flatMap((sku) => (sku.trim() === '' ? [] : [sku.trim()]));
  const { taxCategories } = draft;
  const common = {
    startsAt: instantOf(draft.startsAt),
    endsAt: instantOf(draft.endsAt),
    minimumAmount: draft.minimumAmount === '' ? null : (minorUnitsOf(draft.minimumAmount, draft.currency) ?? null),
    maxRedemptions: countOf(draft.maxRedemptions),
    maxRedemptionsPerCustomer: countOf(draft.perCustomer),
    appliesTo:
      skus.length + taxCategories.length === 0
        ? null
        : {
            ...(skus.length > 0 ? { skus } : {}),
            ...(taxCategories.length > 0 ? { taxCategories: [...taxCategories] } : {}),
          },
  };
  return draft.type === 'fixed'
    ? {
        type: 'fixed' as const,
        amount: minorUnitsOf(draft.amount, draft.currency) ?? 0,
        currency: draft.currency,
        ...common,
      }
    : {
        type: 'percent' as const,
        rate: rateOf(draft.percent) ?? '0',
        currency: draft.currency === '' ? null : draft.currency,
        ...common,
      };
};

/** Version null: the code is free, and must still be. */
export const putDiscount = (api: OrdersClient, code: string, draft: DiscountDraft, version: number | null) =>
  api.PUT('/v1/discounts/{code}', {
    params: {
      path: { code },
      header: version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
    },
    body: factsOf(draft),
  });
