/** The policy of the shop runs for anybody; only those who may move money choose another (money.md R1). */
export type ChoosingRefunds = { readonly kind: 'insufficient-scope'; readonly detail: string };

export const choosingRefunds: ChoosingRefunds = {
  kind: 'insufficient-scope',
  detail: 'Only staff with the scope payments:write choose what is refunded. Leave it out for the shop’s policy.',
};
