import { Entity } from 'electrodb';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawItem,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { behind, fields, matching, schemaIs, text } from '#adapters/dynamodb/engine/stored';
import { table } from '#adapters/dynamodb/table';

/** The layout of a stored secret. An item of another layout is faulty. */
export const secretSchema = 1;

/** 64 characters that need no escaping in JSON or in an environment variable. */
const secretShape = /^[\w-]{64}$/;

export const createSecretEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('secret'),
      attributes: {
        partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        name: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
        value: { type: 'string', field: 'w', required: true, readOnly: true },
      },
      indexes: {
        byName: {
          pk: composed(keyFields.pk, table.secrets, 'partition'),
          sk: composed(keyFields.sk, table.secrets, 'name'),
        },
      },
    } as const,
    builtWith(place),
  );

type SecretEntity = ReturnType<typeof createSecretEntity>;

const keyOf = (name: string) => ({ partition: name, name });

const storedName = behind(table.secrets, text);
const storedSecret = fields({
  partition: storedName,
  name: storedName,
  schema: schemaIs(secretSchema),
  value: matching(secretShape, 'a secret'),
});

const valueIn = (entity: SecretEntity, item: Item): string =>
  storedSecret(renamed(entity.schema.attributes, item), nameOf(item)).value;

const isTaken = (error: unknown): boolean => error instanceof Error && error.name === 'ConditionalCheckFailedException';

/**
 * The stored secret of a name, or a new one that is stored. It is never overwritten: concurrent callers get the same.
 * Errors of the client are thrown.
 */
export const createSecrets = (place: Place, newSecret: () => string): ((name: string) => Promise<string>) => {
  const entity = createSecretEntity(place);
  const find = async (name: string): Promise<string | undefined> => {
    const item = rawItem(await entity.get(keyOf(name)).go({ consistent: true, ...asStored }));
    return item === undefined ? undefined : valueIn(entity, item);
  };
  const create = async (name: string): Promise<string | undefined> => {
    const value = newSecret();
    try {
      await entity.create({ ...keyOf(name), schema: secretSchema, value }).go({ response: 'none', ...asStored });
      return value;
    } catch (error) {
      if (isTaken(error)) return find(name);
      throw error;
    }
  };
  return async (name) => {
    const value = (await find(name)) ?? (await create(name));
    if (value === undefined) throw new Error(`the secret ${name} was deleted while it was read`);
    return value;
  };
};
