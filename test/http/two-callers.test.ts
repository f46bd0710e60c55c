import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cachedProducts } from '#adapters/cache/products';
import { systemClock } from '#adapters/system/clock';
import { mug } from '#test/builders/products';
import { isRemote } from '#test/http/remote/inside';
import { canceling, cart, givenOrder, placing, quoting } from '#test/http/support/samples';
import {
  type Answer,
  type Call,
  inMemory,
  type MakeStored,
  startService,
  type TestService,
} from '#test/http/support/service';
import { casesOf } from '#test/properties/runs';

/** As deployed: one instance for all callers, with a cached catalog. */
const asDeployed: MakeStored = async (configuration) => {
  const stored = await inMemory(configuration);
  const products = cachedProducts(stored.products(), systemClock);
  return { ...stored, products: () => products };
};

type Who = 'ada' | 'bob';
const both: readonly Who[] = ['ada', 'bob'];
/** The texts that occur only in the caller's own orders. */
const marks: Readonly<Record<Who, RegExp>> = { ada: /cus_ada|ada@|Lovelace/, bob: /cus_bob|bob@|Babbage/ };
const names: Readonly<Record<Who, string>> = { ada: 'Lovelace', bob: 'Babbage' };

let service: TestService;
const orders: Record<Who, string> = { ada: '', bob: '' };
const cursors: Record<Who, string> = { ada: '', bob: '' };

const cartOf = (who: Who) => ({
  ...cart,
  lines: [{ sku: 'MUG', quantity: 1 }],
  email: `${who}@example.com`,
  note: `for ${names[who]}`,
});

beforeAll(async () => {
  const available = 1_000_000;
  service = await startService(asDeployed, { products: [mug({ available })] });
  for (const who of both) {
    await givenOrder(service, service.tokens[who], cartOf(who));
    orders[who] = await givenOrder(service, service.tokens[who], cartOf(who));
    const page = await service.call({ path: '/v1/orders?limit=1', token: service.tokens[who] });
    cursors[who] = String(page.json.nextCursor);
  }
});

type Step = { readonly what: string; readonly of: (who: Who) => Call; readonly is: (who: Who, answer: Answer) => void };

const status = (wanted: number) => (_: Who, answer: Answer) => expect(answer.status).toBe(wanted);
const own = (wanted: number) => (who: Who, answer: Answer) => {
  expect([answer.status, marks[who].test(answer.body)]).toEqual([wanted, true]);
};
const another: Readonly<Record<Who, Who>> = { ada: 'bob', bob: 'ada' };
const as = (who: Who, path: string, headers = {}): Call => ({ path, token: service.tokens[who], headers });

/** The steps of a caller, and their outcome whatever the other callers do. */
const steps: readonly Step[] = [
  { what: 'quotes', of: () => quoting(cart), is: (_, { body }) => expect(body).not.toMatch(/cus_|@|for /) },
  { what: 'places', of: (who) => placing(service.tokens[who], cartOf(who)), is: own(201) },
  { what: 'reads', of: (who) => as(who, `/v1/orders/${orders[who]}`), is: own(200) },
  { what: 'holds it', of: (who) => as(who, `/v1/orders/${orders[who]}`, { 'if-none-match': '"1"' }), is: status(304) },
  { what: 'lists', of: (who) => as(who, '/v1/orders?limit=5'), is: own(200) },
  { what: 'goes on', of: (who) => as(who, `/v1/orders?limit=1&cursor=${cursors[who]}`), is: own(200) },
  { what: 'journal', of: (who) => as(who, `/v1/orders/${orders[who]}/events`), is: status(200) },
  { what: 'reads theirs', of: (who) => as(who, `/v1/orders/${orders[another[who]]}`), is: status(404) },
  {
    what: 'reads theirs, held',
    of: (who) => as(who, `/v1/orders/${orders[another[who]]}`, { 'if-none-match': '"1"' }),
    is: status(404),
  },
  { what: 'cancels theirs', of: (who) => canceling(service.tokens[who], orders[another[who]]), is: status(404) },
  { what: 'uses their cursor', of: (who) => as(who, `/v1/orders?cursor=${cursors[another[who]]}`), is: status(400) },
  {
    what: 'asks for both',
    of: (who) => ({
      ...{ method: 'POST', path: '/v1/orders/batch-get', token: service.tokens[who] },
      body: { ids: both.map((each) => orders[each]) },
    }),
    is: (who, answer) => {
      own(200)(who, answer);
      expect(answer.json.missing).toEqual([orders[another[who]]]);
    },
  },
];

const turn = fc.record({ who: fc.constantFrom(...both), step: fc.constantFrom(...steps) });
const turns = fc.array(turn, { minLength: 2, maxLength: 12 });
const runs = { numRuns: isRemote ? 30 : casesOf(300) };

const take = async ({ who, step }: { readonly who: Who; readonly step: Step }): Promise<void> => {
  const answer = await service.call(step.of(who));
  step.is(who, answer);
  expect([step.what, `${answer.body}${JSON.stringify(answer.headers)}`]).toEqual([
    step.what,
    expect.not.stringMatching(marks[another[who]]),
  ]);
};

test('two callers of one instance, in any order, see no data of each other', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (each) => {
      for (const one of each) await take(one);
    }),
    runs,
  );
});

test('two concurrent callers of one instance see no data of each other', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (each) => {
      await Promise.all(each.map(take));
    }),
    runs,
  );
});

test('a product that one caller put into the cache is the same for the other', async () => {
  const quotes = [];
  for (const token of [service.tokens.ada, service.tokens.bob, null])
    quotes.push(await service.call({ ...quoting({ ...cart, lines: [{ sku: 'MUG', quantity: 2 }] }), token }));
  expect(new Set(quotes.map(({ status: each, body }) => `${each} ${body}`)).size).toBe(1);
});
