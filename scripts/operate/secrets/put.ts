import type { GivenSecretName, GivenSecrets } from '#adapters/dynamodb/service/given-secrets';

type Puttable = Exclude<GivenSecretName, 'stripe-webhook-old'>;

/** The secrets that an operator can put, with their forms. */
export const puttable: Readonly<
  Record<Puttable, { readonly summary: string; readonly form: RegExp; readonly like: string }>
> = {
  'stripe-key': {
    summary: 'the secret or restricted key of the account at Stripe; replaces the one before',
    form: /^(?:sk|rk)_(?:test|live)_\w{16,400}$/,
    like: 'sk_live_… or rk_live_…',
  },
  'stripe-webhook': {
    summary: 'the signing secret of the webhook at Stripe; the one before stays valid beside it',
    form: /^whsec_[\w+/=]{16,400}$/,
    like: 'whsec_…',
  },
};

export type GivenSecret = { readonly name: Puttable; readonly value: string };

/** The secret in what was read, or what is wrong with it. The text never has the secret itself. */
export const givenSecretIn = (name: string, input: string): GivenSecret | string => {
  const known = Object.keys(puttable).find((each): each is Puttable => each === name);
  if (known === undefined)
    return `${name} is no secret that can be put: it is one of ${Object.keys(puttable).join(', ')}`;
  const value = input.trim();
  const { form, like } = puttable[known];
  return form.test(value) ? { name: known, value } : `standard input is no ${known}: it looks like ${like}`;
};

/** Stores a secret. Stripe signs with both secrets of a webhook while it changes, so the one before is kept. */
export const putSecret = async (secrets: GivenSecrets, { name, value }: GivenSecret): Promise<void> => {
  const before = name === 'stripe-webhook' ? await secrets.find(name) : undefined;
  if (before !== undefined && before !== value) await secrets.put('stripe-webhook-old', before);
  await secrets.put(name, value);
};
