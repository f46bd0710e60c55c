import type { Product } from '#domain/catalog/product';
import { gatewayAnswerIn } from '#test/http/remote/gateway';
import { assertionLeftOut, isBehindGateway, leaveOut } from '#test/http/remote/inside';
import { namesOfOneService } from '#test/http/remote/names';
import { send, unsendable } from '#test/http/remote/send';
import { remoteIssuer } from '#test/http/remote/tokens';
import { bytesOf, type Call, headersOf, jsonOf, patiently, type TestService } from '#test/http/support/call';

/** Creates the products and discounts as staff. */
const stock = async (call: TestService['call'], products: readonly Product[]): Promise<void> => {
  const expectStatus = async (wanted: number, asked: Call) => {
    const { status, body } = await call(asked);
    if (status !== wanted) throw new Error(`the shelf was refused: ${status} ${body}`);
  };
  const put = async ({ sku, version: _, available, ...facts }: Product) => {
    const path = `/v1/products/${sku}`;
    await expectStatus(201, { method: 'PUT', path, body: facts });
    if (available === 0) return;
    const body = { delta: available, reason: 'delivery' };
    const headers = { 'idempotency-key': `shelf-${sku}` };
    await expectStatus(200, { method: 'POST', path: `${path}/stock/adjustments`, body, headers });
  };
  const welcome = { type: 'fixed', amount: 1000, currency: 'EUR' };
  const give = () => expectStatus(201, { method: 'PUT', path: '/v1/discounts/WELCOME10', body: welcome });
  await Promise.all([...products.map(put), give()]);
};

/** The remote service, as if it were empty: callers, products and references have unique names. */
export const startRemote = async (shelf: readonly Product[]): Promise<TestService> => {
  const names = namesOfOneService();
  const issuer = remoteIssuer(names);
  const [ada, bob, staff] = await Promise.all([
    issuer.customer('cus_ada'),
    issuer.customer('cus_bob'),
    issuer.staff('op_1'),
  ]);

  const wireOf = (asked: Call) => {
    const { method = 'GET', path } = names.outgoing(asked);
    return { method, path, headers: headersOf(asked, staff), body: bytesOf(names.outgoing(asked)) };
  };
  const callOnce = async (asked: Call) => {
    if (asked.payload === '1.0') leaveOut('an event of payload 1.0');
    if (asked.event !== undefined) leaveOut('events of the gateway');
    const wire = wireOf(asked);
    const why = unsendable(wire);
    if (why !== undefined) leaveOut(why);
    const reply = await send(wire);
    const body = names.incoming(reply.body);
    const headers = Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name, names.incoming(value)]),
    );
    const answer = { status: reply.status, headers, body, json: jsonOf(body, headers['content-type']) };
    const ofGateway = isBehindGateway ? gatewayAnswerIn(answer) : undefined;
    return ofGateway === undefined ? answer : { ...answer, ofGateway };
  };
  const call = (asked: Call) => (asked.once ? callOnce(asked) : patiently({ call: callOnce }, asked));
  await stock(call, shelf);

  return {
    call,
    canSend: (asked) => unsendable(wireOf(asked)) === undefined,
    issuer,
    tokens: { ada, bob, staff },
    get portCalls() {
      assertionLeftOut('which ports were called');
      return [];
    },
    commits: () => {
      assertionLeftOut('how many commits there were');
      // Unknown from outside: NaN equals itself, also plus one.
      return Number.NaN;
    },
    get observations() {
      return leaveOut('what a process observes');
    },
    breakDown: () => leaveOut('a failure behind the ports'),
    counted: () => leaveOut('what a process counts'),
  };
};
