import type { Tone } from '../statuses';
import type { Discount } from '../types';

export type DiscountState = 'active' | 'scheduled' | 'ended' | 'used-up';

export const stateTones: Readonly<Record<DiscountState, Tone>> = {
  active: 'good',
  scheduled: 'info',
  ended: 'quiet',
  'used-up': 'warning',
};

type Limits = Pick<Discount, 'startsAt' | 'endsAt' | 'maxRedemptions' | 'redeemed'>;

/** Whether orders can have a discount at a moment, in milliseconds, and if not, the first reason why the service refuses it. */
export const stateOf = ({ startsAt, endsAt, maxRedemptions, redeemed }: Limits, now: number): DiscountState => {
  if (startsAt !== null && now < Date.parse(startsAt)) return 'scheduled';
  if (endsAt !== null && now >= Date.parse(endsAt)) return 'ended';
  return maxRedemptions !== null && redeemed >= maxRedemptions ? 'used-up' : 'active';
};
