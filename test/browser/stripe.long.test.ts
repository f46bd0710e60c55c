import { expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { pagePolicy } from '#infrastructure/pages/headers';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, fillAddress, openBasket, orderButton, placeOrder, signIn } from '#test/browser/support/steps';

const shop = browseShop();

const publishableKey = 'pk_test_51Abc';

/** Stands for Stripe's script: it notes what the page asks for, and its tokens are those of the simulator. */
const script = `
  const calls = (window.stripeCalls = []);
  window.Stripe = (key) => {
    calls.push(['Stripe', key]);
    return {
      elements: (options) => {
        calls.push(['elements', options]);
        return {
          create: (type) => ({
            mount: (place) => { calls.push(['mount', type]); place.textContent = 'The card of Stripe'; },
            destroy: () => {},
          }),
          update: (change) => calls.push(['update', change]),
          submit: async () => window.stripeRefusal ? { error: { message: window.stripeRefusal } } : {},
        };
      },
      createConfirmationToken: async () => ({ confirmationToken: { id: 'tok_ok' } }),
      handleNextAction: async (step) => { calls.push(['handleNextAction', step]); return {}; },
    };
  };
`;

/** The shop as it is with Stripe in shop.json: its configuration, and the policies of header and page. */
const withStripe = async (context: BrowserContext) => {
  await context.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    await route.fulfill({
      json: { ...config, payments: { provider: 'stripe', publishableKey, script: 'https://js.stripe.com/v3/' } },
    });
  });
  await context.route(`${shop.url()}/`, async (route) => {
    const reply = await route.fetch();
    const headers = {
      ...reply.headers(),
      'content-security-policy': pagePolicy({ signIn: undefined, withStripe: true }),
    };
    const body = (await reply.text()).replace(/script-src ('sha384-[^']+')/, 'script-src $1 https://js.stripe.com');
    await route.fulfill({ status: 200, headers, body });
  });
  await context.route('https://js.stripe.com/v3/', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
};

test('the Payment Element shows the live total, and its token pays the order', async () => {
  const { page, context } = await shop.visit();
  await withStripe(context);
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await signIn(page);
  await fillAddress(page);
  await page.getByText('The card of Stripe').waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.getByRole('button', { name: 'One more: Mug' }).click();
  await page.locator('#total', { hasText: '€26.06' }).waitFor();
  const calls = (await page.evaluate('window.stripeCalls')) as readonly unknown[];
  expect(calls).toContainEqual(['Stripe', publishableKey]);
  expect(calls).toContainEqual(['mount', 'payment']);
  expect(calls.at(-1)).toEqual(['update', { amount: 2606, currency: 'eur' }]);

  await page.evaluate(`window.stripeRefusal = 'Your card number is incomplete.'`);
  await orderButton(page).click();
  await page.getByRole('alert').filter({ hasText: 'Your card number is incomplete.' }).waitFor();
  await page.evaluate('window.stripeRefusal = undefined');
  const id = await placeOrder(page);
  expect((await shop.orderOf(id)).json).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
});

test('a step of the bank opens in Stripe’s own window, and then the order is read again', async () => {
  const { page, context } = await shop.visit();
  await withStripe(context);
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await signIn(page);
  await fillAddress(page);
  await page.getByText('The card of Stripe').waitFor();
  const id = await placeOrder(page);
  const calls = async () => JSON.stringify(await page.evaluate('window.stripeCalls ?? []'));
  await page.route(`**/v1/orders/${id}`, async (route) => {
    const order = await (await route.fetch()).json();
    // The page may read the order more than once before the customer presses.
    const isWaiting = !(await calls()).includes('handleNextAction');
    const [payment] = order.payments;
    const waiting = {
      ...payment,
      status: 'requires-action',
      nextAction: { type: 'provider', clientSecret: 'pi_1_secret_2' },
    };
    const asWaiting = { ...order, version: order.version + 1, status: 'pending', payments: [waiting] };
    await route.fulfill({ json: isWaiting ? asWaiting : { ...order, version: order.version + 2 } });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Confirm the payment' }).click();
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect(await page.evaluate('window.stripeCalls')).toContainEqual([
    'handleNextAction',
    { clientSecret: 'pi_1_secret_2' },
  ]);
});
