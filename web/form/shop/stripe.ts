/** The part of Stripe's script that the form uses: https://docs.stripe.com/js. */

type Refusal = { readonly error?: { readonly message?: string } };

export type PaymentElement = { readonly mount: (place: HTMLElement) => void; readonly destroy: () => void };

export type Elements = {
  readonly create: (type: 'payment') => PaymentElement;
  readonly update: (change: { readonly amount: number; readonly currency: string }) => void;
  readonly submit: () => Promise<Refusal>;
};

export type Stripe = {
  readonly elements: (options: {
    readonly mode: 'payment';
    readonly amount: number;
    readonly currency: string;
    readonly locale: string;
  }) => Elements;
  readonly createConfirmationToken: (from: {
    readonly elements: Elements;
  }) => Promise<Refusal & { readonly confirmationToken?: { readonly id: string } }>;
  readonly handleNextAction: (step: { readonly clientSecret: string }) => Promise<Refusal>;
};

declare global {
  interface Window {
    /** Set by Stripe's script. */
    Stripe?: (publishableKey: string) => Stripe;
  }
}

export type StripeSettings = { readonly publishableKey: string; readonly script: string };

let loading: Promise<Stripe> | undefined;

/** Loads Stripe's script, once. Card numbers are typed into its frame and never reach this page. */
export const loadStripe = ({ publishableKey, script: address }: StripeSettings): Promise<Stripe> => {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => (window.Stripe ? resolve(window.Stripe(publishableKey)) : reject(new Error(address)));
    script.onerror = () => {
      // The next try loads it again.
      loading = undefined;
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return loading;
};
