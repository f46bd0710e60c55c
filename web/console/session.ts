import type { Config } from '../shared/config';
import { ofTab } from '../shared/memory';
import { cognitoSignIn } from '../shared/sign-in-cognito';

/** `scopes`: null where the issuer decides and does not tell the page. */
export type Staff = { readonly name: string; readonly scopes: readonly string[] | null };

export type Session = {
  /** Signs in again without a question, if this tab was signed in. Null: nobody is. */
  readonly restore: () => Promise<Staff | null>;
  /** A hosted sign-in page leaves this page and does not resolve. */
  readonly begin: (staff: Staff) => Promise<Staff | null>;
  readonly token: () => Promise<string | undefined>;
  readonly end: () => void;
};

const tokenHours = 11;

const localSession = (): Session => {
  const stored = ofTab<Staff>('staff');
  let token: { readonly text: string; readonly until: number } | undefined;
  const renew = async ({ name, scopes }: Staff): Promise<string> => {
    if (token !== undefined && Date.now() < token.until) return token.text;
    const reply = await fetch('/dev/tokens', {
      method: 'POST',
      body: JSON.stringify({ sub: name, role: 'staff', scopes }),
    });
    if (!reply.ok) throw new Error(`/dev/tokens: ${reply.status}`);
    const { token: text } = (await reply.json()) as { token: string };
    token = { text, until: Date.now() + tokenHours * 3_600_000 };
    return text;
  };
  return {
    restore: async () => stored.read(),
    begin: async (staff) => {
      token = undefined;
      await renew(staff);
      stored.write(staff);
      return staff;
    },
    token: async () => {
      const staff = stored.read();
      return staff === null ? undefined : renew(staff);
    },
    end: () => {
      token = undefined;
      stored.write(null);
    },
  };
};

export const sessionOf = ({ signIn }: Config): Session => {
  switch (signIn.kind) {
    case 'local':
      return localSession();
    case 'cognito': {
      const { restore, begin, token, end } = cognitoSignIn({ ...signIn, scopes: signIn.staffScopes }, '/console');
      const staffOf = (person: { readonly name: string } | null): Staff | null =>
        person === null ? null : { name: person.name, scopes: null };
      return { restore: async () => staffOf(await restore()), begin: async () => staffOf(await begin()), token, end };
    }
  }
};
