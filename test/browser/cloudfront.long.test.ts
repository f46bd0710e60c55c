import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Distribution, distributionOf } from '#test/browser/support/cloudfront/distribution';
import { type StandIn, serveDistribution } from '#test/browser/support/cloudfront/serve';
import { hostedPage } from '#test/browser/support/hosted-page';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, button, fillAddress, openBasket, placeOrder } from '#test/browser/support/steps';
import { buildBundles, root, synthesize } from '#test/cdk/support/synthesized';

const shop = browseShop();

let distribution: Distribution;
let standIn: StandIn;
beforeAll(async () => {
  buildBundles();
  // In another process: esbuild does not run in Jest's realm.
  execFileSync(process.execPath, ['scripts/build/build.mjs', 'pages', '--if-stale'], { cwd: root, stdio: 'pipe' });
  distribution = distributionOf(synthesize({ context: { stage: 'prod' } }).template);
  standIn = await serveDistribution(distribution, shop.url());
});
afterAll(() => standIn?.close());

/** The hosted page where the configuration of the stage says it is. */
const hostedPageOf = ({ configuration }: Distribution) => {
  const { signIn } = JSON.parse(configuration);
  return { page: signIn.page, clientId: signIn.clientId, home: `${standIn.url}/` };
};

// `browseShop` fails a test in which the browser complains of a violation.
test('a customer signs in at the hosted page and orders, under the policy of the template', async () => {
  const { page, context } = await shop.visit({ baseURL: standIn.url });
  const seen = await hostedPage(context, shop, hostedPageOf(distribution));
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await button(page, 'Sign in').click();
  await page.getByText('emmy@example.com').waitFor();
  await page.getByLabel('Name').fill('Emmy N.');
  await fillAddress(page);
  const id = await placeOrder(page);
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect((await shop.orderOf(id, 'cus_emmy')).json).toMatchObject({ customerId: 'cus_emmy', paymentStatus: 'paid' });
  expect(seen.exchanges).toEqual(['authorization_code']);
});

test('every address below the console shows the console, and a reply has the headers of the template', async () => {
  const { page } = await shop.visit({ baseURL: standIn.url });
  const reply = await page.goto('/console/orders?status=pending');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(reply?.headers()).toMatchObject({
    'content-security-policy': expect.stringContaining(
      "connect-src 'self' https://order-service-prod-123456789012.auth.eu-central-1.amazoncognito.com",
    ),
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'cache-control': 'no-cache',
  });
});
