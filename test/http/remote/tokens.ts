import { scopes } from '#domain/access/caller';
import type { Issuer } from '#test/http/issuer';
import { leaveOut } from '#test/http/remote/inside';
import type { Names } from '#test/http/remote/names';
import { send } from '#test/http/remote/send';

type Asked = { readonly sub: string; readonly role: 'customer' | 'staff'; readonly scopes?: readonly string[] };

/** The issuer of a local server, which gives any token that can be right. */
const issued = async (asked: Asked): Promise<string> => {
  const headers = { 'content-type': 'application/json' };
  const body = Buffer.from(JSON.stringify(asked));
  const reply = await send({ method: 'POST', path: '/dev/tokens', headers, body });
  if (reply.status !== 200) throw new Error(`no token for ${asked.role}: ${reply.status} ${reply.body}`);
  return (JSON.parse(reply.body) as { readonly token: string }).token;
};

const isScope = (scope: string): boolean => (scopes as readonly string[]).includes(scope);

/** Tokens of a running service: true ones only, for subjects that no other test has. */
export const remoteIssuer = ({ own }: Names): Omit<Issuer, 'keys'> => ({
  token: async () => leaveOut('a token that no issuer gives'),
  customer: (customerId) => issued({ sub: own(customerId), role: 'customer' }),
  staff: async (staffId, granted = scopes) =>
    granted.every(isScope)
      ? issued({ sub: own(staffId), role: 'staff', scopes: granted })
      : leaveOut('a token that no issuer gives'),
});
