import { Entity } from 'electrodb';
import {
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { behind, fields, matching, type ShapeOf, schemaIs, text, whole } from '#adapters/dynamodb/engine/stored';
import { table } from '#adapters/dynamodb/table';

/** The layout of a stored claim. An item of another layout is faulty. */
export const claimSchema = 1;

/** The sort key of the claim of an endpoint, which has one. */
export const claimName = 'claim';

type StoredClaim = {
  readonly endpointId: string;
  readonly name: string;
  readonly schema: number;
  readonly holder: string;
  readonly until: number;
};

const attributes = {
  endpointId: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  name: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  holder: { type: 'string', field: 'h', required: true },
  until: { type: 'number', field: 'u', required: true },
} as const satisfies Readonly<Record<keyof StoredClaim, object>>;

/** The item with the run that delivers to an endpoint, and the end of its claim. */
export const createClaimEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('webhook-claim'),
      attributes,
      indexes: {
        byEndpoint: {
          pk: composed(keyFields.pk, table.webhooks, 'endpointId'),
          sk: composed(keyFields.sk, '', 'name'),
        },
      },
    } as const,
    builtWith(place),
  );

const claimShape: ShapeOf<StoredClaim> = {
  endpointId: behind(table.webhooks, text),
  name: matching(/^claim$/, 'the name of a claim'),
  schema: schemaIs(claimSchema),
  holder: text,
  until: whole(Number.MIN_SAFE_INTEGER),
};
const storedClaim = fields(claimShape);

export const toClaim = (item: Item): Pick<StoredClaim, 'holder' | 'until'> => {
  const { holder, until } = storedClaim(renamed(attributes, item), nameOf(item));
  return { holder, until };
};
