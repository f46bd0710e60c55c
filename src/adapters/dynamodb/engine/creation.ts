import { type ItemWrite, inTransaction, itemWrite } from '#adapters/dynamodb/engine/step';
import { newItemTemplates, perEntity } from '#adapters/dynamodb/engine/template';

type Chain = { readonly go: (...options: never[]) => unknown };
type Values = Readonly<Record<string, unknown>>;
type Creating = { readonly create: (item: never) => Chain };

const make = (entity: Creating, item: Values): ItemWrite => itemWrite(entity.create(item as never));

const templates = perEntity((entity: Creating) =>
  newItemTemplates((item: Values) => make(entity, item).commit(inTransaction)),
);

/** Writes an item that must not exist: in a transaction by a template, alone by ElectroDB. */
export const creation = <Item extends Values>(
  entity: { readonly create: (item: Item) => Chain },
  item: Item,
): ItemWrite => ({
  commit: () => templates(entity)(item),
  go: (options) => make(entity, item).go(options),
});
