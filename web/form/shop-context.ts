import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OrdersClient } from '../../clients/typescript/index';
import type { Failure } from '../shared/api';
import type { Config, Language } from '../shared/config';
import type { Person, SignIn } from '../shared/session';
import type { Translate } from '../shared/texts';
import type { TimeFormat } from '../shared/times';
import type { Basket, Delivery } from './state/basket';
import type { StoredRecord } from './state/record';
import type { TextKey } from './texts';

/** Everything that the views share. */
export type Shop = StoredRecord & {
  readonly config: Config;
  readonly language: Language;
  readonly t: Translate<TextKey>;
  readonly times: TimeFormat;
  readonly money: (amount: number, currency: string) => string;
  readonly percent: (rate: string) => string;
  readonly countryName: (code: string) => string;
  /** A refusal in the customer's language. */
  readonly explain: (failure: Failure) => string;
  readonly api: OrdersClient;
  readonly signIn: SignIn;
  readonly person: Person | null;
  readonly setPerson: (person: Person | null) => void;
  readonly basket: Basket;
  readonly setBasket: (change: (basket: Basket) => Basket) => void;
  /** What is typed. */
  readonly delivery: Delivery;
  /** What the order gets: the typed, or what was chosen from the record. */
  readonly destination: Delivery;
  readonly setDelivery: (change: (delivery: Delivery) => Delivery) => void;
  /** Says a sentence to a screen reader. */
  readonly announce: (text: string) => void;
};

const Context = createContext<Shop | null>(null);

export const ShopProvider = Context.Provider;

export const useShop = (): Shop => {
  const shop = useContext(Context);
  if (shop === null) throw new Error('a view is outside of the shop');
  return shop;
};
