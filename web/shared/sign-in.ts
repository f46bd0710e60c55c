import type { Config, LocalSignIn } from './config';
import { ofTab } from './memory';
import type { Person, SignIn } from './session';
import { cognitoSignIn } from './sign-in-cognito';

const tokenHours = 11;

const localSignIn = ({ customers }: LocalSignIn): SignIn => {
  const stored = ofTab<string>('customer');
  let token: { readonly sub: string; readonly text: string; readonly until: number } | undefined;
  const renew = async (sub: string): Promise<string> => {
    if (token?.sub === sub && Date.now() < token.until) return token.text;
    const reply = await fetch('/dev/tokens', { method: 'POST', body: JSON.stringify({ sub, role: 'customer' }) });
    const { token: text } = (await reply.json()) as { token: string };
    token = { sub, text, until: Date.now() + tokenHours * 3_600_000 };
    return text;
  };
  const personOf = (sub: string | null): Person | null => customers.find((customer) => customer.sub === sub) ?? null;
  return {
    restore: async () => personOf(stored.read()),
    begin: async (sub = '') => {
      await renew(sub);
      stored.write(sub);
      return personOf(sub);
    },
    token: async () => {
      const sub = stored.read();
      return sub === null ? undefined : renew(sub);
    },
    end: () => {
      token = undefined;
      stored.write(null);
    },
  };
};

export const signInOf = ({ signIn }: Config): SignIn => {
  switch (signIn.kind) {
    case 'local':
      return localSignIn(signIn);
    case 'cognito':
      return cognitoSignIn(signIn, '/');
  }
};
