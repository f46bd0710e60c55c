import { asStored, nameOf, type Place, rawItem, renamed } from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import { behind, fields, matching, schemaIs, text } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { createSecretEntity, secretSchema } from '#adapters/dynamodb/service/secrets';
import { table } from '#adapters/dynamodb/table';

/**
 * The secrets that somebody else makes and an operator puts here. Their names share no prefix with those that the service
 * makes, so that a grant by prefix has no other one.
 */
export const givenSecretNames = ['stripe-key', 'stripe-webhook', 'stripe-webhook-old'] as const;
export type GivenSecretName = (typeof givenSecretNames)[number];

/** One line without spaces. Which characters it has is up to the one who made it. */
export const givenSecretShape = /^[\x21-\x7e]{16,500}$/;

const storedName = behind(table.secrets, text);
const storedSecret = fields({
  partition: storedName,
  name: storedName,
  schema: schemaIs(secretSchema),
  value: matching(givenSecretShape, 'a secret'),
});

export type GivenSecrets = {
  /** Undefined: nobody has put it here. */
  readonly find: (name: GivenSecretName) => Promise<string | undefined>;
  /** Replaces the secret of before. Errors of the client are thrown. */
  readonly put: (name: GivenSecretName, value: string) => Promise<void>;
};

/** The secrets that an operator puts into the table, beside those that the service makes (ADR 0022). */
export const createGivenSecrets = (place: Place): GivenSecrets => {
  const entity = once(() => createSecretEntity(place));
  return {
    find: (name) =>
      reading(async () => {
        const got = await entity()
          .get({ partition: name, name })
          .go({ consistent: true, ...asStored });
        const item = rawItem(got);
        return item && storedSecret(renamed(entity().schema.attributes, item), nameOf(item)).value;
      }),
    put: async (name, value) => {
      await entity()
        .put({ partition: name, name, schema: secretSchema, value })
        .go({ response: 'none', ...asStored });
    },
  };
};
