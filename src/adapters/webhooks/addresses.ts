import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address of a host, as `net.connect` takes it. */
export type HostAddress = { readonly address: string; readonly family: number };

/** Resolves the name of a host to all its addresses. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/**
 * True for an address that anybody on the internet may have: no network of a company, no link, no machine, no metadata
 * service, no translation to such an address. What the library does not know as public is not.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

export const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';

/** The host of a URL as a name or an address, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** A host has no address, or one that no webhook may reach. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly fault: 'host-unknown' | 'address-refused';
  constructor(fault: AddressRefused['fault']) {
    super(fault);
    this.fault = fault;
  }
}

/** The addresses of a host, each of which is allowed; else it throws `AddressRefused`. */
export const allowedAddresses = async (
  host: string,
  isAllowed: (address: string) => boolean,
  resolve: Resolve,
): Promise<readonly HostAddress[]> => {
  const family = isIP(host);
  const found = family === 0 ? await resolve(host).catch(() => []) : [{ address: host, family }];
  if (found.length === 0) throw new AddressRefused('host-unknown');
  if (!found.every(({ address }) => isAllowed(address))) throw new AddressRefused('address-refused');
  return found;
};
