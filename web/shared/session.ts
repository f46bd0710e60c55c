/** `sub`: the customer's id. */
export type Person = { readonly sub: string; readonly name: string; readonly email: string };

/** A way to sign in. Tokens stay in the memory of the page. */
export type SignIn = {
  /** Signs in again without a question, if this tab was signed in. Null: nobody is. */
  readonly restore: () => Promise<Person | null>;
  /** `customer`: the chosen customer of the demonstration. A hosted sign-in page leaves this page and does not resolve. */
  readonly begin: (customer?: string) => Promise<Person | null>;
  /** The access token, renewed where it ends soon; undefined: nobody is signed in. */
  readonly token: () => Promise<string | undefined>;
  readonly end: () => void;
};
