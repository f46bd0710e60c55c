import { describe, expect, jest, test } from '@jest/globals';
import { newItemTemplates, perEntity, templateOf } from '#adapters/dynamodb/engine/template';

type Move = { readonly sku: string; readonly quantity: number };

const samples: Move = { sku: 'ANY', quantity: 77 };

/** The operation that ElectroDB would make for a stock move. */
const updateOf = ({ sku, quantity }: Move, table = 'orders') => ({
  Update: {
    TableName: table,
    UpdateExpression: 'ADD #av :by',
    Key: { pk: `s#${sku}`, sk: `s#${sku}` },
    ExpressionAttributeValues: { ':by': quantity, ':most': quantity, ':none': 0, ':e': 'product' },
  },
});

describe('a template', () => {
  test('replaces the samples with values and keeps the rest', () => {
    const move = templateOf('Update', samples, (values) => updateOf(values));
    expect(move({ sku: 'TEE-M', quantity: 3 })).toEqual({
      Update: {
        TableName: 'orders',
        UpdateExpression: 'ADD #av :by',
        Key: { pk: 's#TEE-M', sk: 's#TEE-M' },
        ExpressionAttributeValues: { ':by': 3, ':most': 3, ':none': 0, ':e': 'product' },
      },
    });
  });

  test('is made once, when it is first filled', () => {
    const make = jest.fn((values: Move) => updateOf(values));
    const move = templateOf('Update', samples, make);
    expect(make).not.toHaveBeenCalled();
    move({ sku: 'TEE-M', quantity: 3 });
    move({ sku: 'MUG', quantity: 4 });
    expect(make.mock.calls).toEqual([[samples]]);
  });

  test('does not change when a filled operation is changed', () => {
    const move = templateOf('Update', samples, (values) => updateOf(values));
    const { Key, ExpressionAttributeValues } = move({ sku: 'TEE-M', quantity: 3 }).Update;
    Object.assign(Key, { pk: 'spoilt' });
    Object.assign(ExpressionAttributeValues, { ':none': 'spoilt' });
    expect(move({ sku: 'MUG', quantity: 4 })).toEqual(updateOf({ sku: 'MUG', quantity: 4 }));
  });

  test('accepts values that equal other samples', () => {
    const two = templateOf('Update', { taken: 77, version: 78 }, ({ taken, version }) => ({
      Update: { Key: { pk: 's#' }, ExpressionAttributeValues: { ':taken': taken, ':version': version } },
    }));
    expect(two({ taken: 78, version: 77 })).toEqual({
      Update: { Key: { pk: 's#' }, ExpressionAttributeValues: { ':taken': 78, ':version': 77 } },
    });
  });

  test.each([
    ['the whole of a text', (sku: string) => sku, 'B$&'],
    ['the start of a text', (sku: string) => `${sku}#s`, 'B$&#s'],
    ['the middle of a text', (sku: string) => `s#${sku}#s`, 's#B$&#s'],
    ['two places of a text', (sku: string) => `${sku}#${sku}`, 'B$&#B$&'],
  ])('finds a sample that is %s', (_, inKey, filled) => {
    const move = templateOf('Update', { sku: 'ANY' }, ({ sku }) => ({
      Update: { Key: { pk: inKey(sku) }, ExpressionAttributeValues: {} },
    }));
    expect(move({ sku: 'B$&' }).Update.Key).toEqual({ pk: filled });
  });

  test('finds a number in a text', () => {
    const turn = templateOf('Update', { version: 77 }, ({ version }) => ({
      Update: { Key: { pk: `v#${version}` }, ExpressionAttributeValues: { ':n': version } },
    }));
    expect(turn({ version: 5 }).Update).toEqual({ Key: { pk: 'v#5' }, ExpressionAttributeValues: { ':n': 5 } });
  });

  test.each([
    ['a text', { sku: 'ANY' }, { ':other': 'SOME' }],
    ['a number', { quantity: 77 }, { ':by': 78 }],
    ['a number that only begins alike', { quantity: 77 }, { ':by': 771 }],
  ])('is refused when %s has no place in the operation', (_, wanted: Record<string, string | number>, values) => {
    const make = () => ({ Update: { Key: { pk: 's#' }, ExpressionAttributeValues: values } });
    const fill = templateOf('Update', wanted, make);
    expect(() => fill(wanted)).toThrow(`${Object.keys(wanted)[0]} has no place in the operation of the template`);
  });

  test('is refused when one field has two samples', () => {
    const move = templateOf('Update', { taken: 77, version: 77 }, ({ taken, version }) => ({
      Update: { Key: { pk: 's#' }, ExpressionAttributeValues: { ':taken': taken, ':version': version } },
    }));
    expect(() => move({ taken: 1, version: 2 })).toThrow(':taken has the samples of taken and version');
  });

  test('is refused again after a refusal', () => {
    const move = templateOf('Update', samples, () => updateOf({ sku: 'OTHER', quantity: 1 }));
    const fill = () => move({ sku: 'TEE-M', quantity: 3 });
    expect(fill).toThrow('sku has no place in the operation of the template');
    expect(fill).toThrow('sku has no place in the operation of the template');
  });
});

/** The operation that ElectroDB would make for a new item with an optional note. */
type Note = {
  readonly key: string;
  readonly size: number;
  readonly lines: readonly unknown[];
  readonly about?: object;
};
const putOf = ({ key, size, lines, about }: Note) => ({
  Put: {
    TableName: 'orders',
    ConditionExpression: 'attribute_not_exists(pk)',
    Item: { pk: `i#${key}`, z: size, l: [...lines], ...(about === undefined ? {} : { a: about }), e: 'note' },
  },
});

describe('the templates of new items', () => {
  test('are made once for each set of attributes', () => {
    const make = jest.fn(putOf);
    const put = newItemTemplates(make);
    const notes: readonly Note[] = [
      { key: 'K1', size: 1, lines: [{ a: 1 }, { a: 2 }] },
      { key: 'K2', size: 0, lines: [], about: { b: [3] } },
      { key: 'K3', size: 1_000_004, lines: ['<lines>'] },
      { key: '<key>', size: 5, lines: [['<lines>']], about: new Uint8Array([1, 2]) },
    ];
    for (const note of notes) expect(put(note)).toEqual(putOf(note));
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('use the given values and do not keep them', () => {
    const put = newItemTemplates(putOf);
    const lines = [{ a: 1 }];
    expect(put({ key: 'K1', size: 1, lines }).Put.Item.l).toBe(lines);
    expect(put({ key: 'K2', size: 1, lines: [] }).Put.Item.l).toEqual([]);
  });

  test('are refused for an attribute without a place or without a sample', () => {
    const put = newItemTemplates((item: Note & { readonly more?: string }) => putOf(item));
    expect(() => put({ key: 'K', size: 1, lines: [], more: 'lost' })).toThrow(
      'more has no place in the operation of the template',
    );
    const flagged = newItemTemplates(({ flag }: { readonly flag: boolean }) => ({ Put: { Item: { flag } } }));
    expect(() => flagged({ flag: true })).toThrow('flag is a boolean');
  });
});

describe('a value per entity', () => {
  test('is made once for each entity', () => {
    const make = jest.fn(({ table }: { readonly table: string }) =>
      templateOf('Update', samples, (values) => updateOf(values, table)),
    );
    const moving = perEntity(make);
    const [one, other] = [{ table: 'orders' }, { table: 'more-orders' }];
    const values = { sku: 'TEE-M', quantity: 3 };
    expect(moving(one)(values)).toEqual(updateOf(values, 'orders'));
    expect(moving(other)(values)).toEqual(updateOf(values, 'more-orders'));
    expect(moving(one)).toBe(moving(one));
    expect(make).toHaveBeenCalledTimes(2);
  });
});
