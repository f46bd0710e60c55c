import type { Page } from 'playwright-core';

/** What a customer does, by the words on the page. */

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export const addToBasket = async (page: Page, ...names: readonly string[]): Promise<void> => {
  await page.goto('/');
  for (const name of names) await button(page, `Add to basket: ${name}`).click();
};

export const openBasket = (page: Page): Promise<void> => page.getByRole('link', { name: /^Basket/ }).click();

export const signIn = async (page: Page, customer = 'Ada L.'): Promise<void> => {
  await page.getByLabel('Customer of the demonstration').selectOption({ label: customer });
  await button(page, 'Sign in').click();
  await button(page, 'Sign out').waitFor();
};

export const fillAddress = async (page: Page): Promise<void> => {
  await page.getByLabel('Street and number').fill('Hauptstr. 1');
  await page.getByLabel('Postal code').fill('10115');
  await page.getByLabel('City').fill('Berlin');
};

export const orderButton = (page: Page) => button(page, 'Order with obligation to pay');

/** A basket, a customer and an address: everything but the press of the button. */
export const prepareOrder = async (page: Page, method = 'Card', ...names: readonly string[]): Promise<void> => {
  await addToBasket(page, ...(names.length > 0 ? names : ['Mug']));
  await openBasket(page);
  await signIn(page);
  await fillAddress(page);
  await page.getByRole('radio', { name: method, exact: true }).check();
  await page.locator('#total').waitFor();
};

/** Presses the button, and returns the number of the order that the page then shows. */
export const placeOrder = async (page: Page): Promise<string> => {
  await orderButton(page).click();
  return orderShown(page);
};

export const orderShown = async (page: Page): Promise<string> => {
  const heading = page.getByRole('heading', { level: 1, name: /^Order [0-9A-Z]{6}-/ });
  await heading.waitFor();
  return ((await heading.textContent()) ?? '').replace('Order ', '');
};

export const text = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? '').trim();

/** Waits until an element has the focus. */
export const hasFocus = async (page: Page, id: string): Promise<void> => {
  await page.locator(`#${id}:focus`).waitFor();
};
