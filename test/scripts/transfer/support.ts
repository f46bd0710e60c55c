import { oneShard } from '#adapters/dynamodb/orders/shards';
import { customerTags } from '#adapters/system/customer-tags';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { oneTable } from '#test/properties/one-table';
import type { Destination } from '../../../scripts/operate/transfer/row';

/** A table that rows are prepared for. Nothing is sent to it. */
export const destination: Destination = {
  place: oneTable().place,
  shards: oneShard,
  tags: testTags,
  importedAt: tenOClock,
};

/** A table whose secret is another one. */
export const elsewhere: Destination = {
  ...destination,
  tags: customerTags([{ from: 0, secret: 'the secret of another stage' }]),
};

/** A row as a line of a file has it. */
export const throughJson = (row: unknown): unknown => JSON.parse(JSON.stringify(row));
