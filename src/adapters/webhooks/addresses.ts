import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address of a host, as `net.connect` takes it. */
export type HostAddress = { readonly address: string; readonly family: number };

/** Resolves the name of a host to all its addresses. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** The part of IPv6 that is routed on the internet; everything else is local, reserved or a translation of IPv4. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Services of a cloud for its own machines, at an address that looks public: Azure's wire server. */
const cloudAddresses: readonly string[] = ['168.63.129.16'];

/** Undefined for a text that is no address in its one usual form, so that nobody reads another address in it. */
const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined =>
  isIP(text) !== 0 && ipaddr.isValid(text) ? ipaddr.process(text) : undefined;

/**
 * True for an address that anybody on the internet may have: no network of a company, no link, no machine, no metadata
 * service, no translation to such an address. What the library does not know as public is not.
 */
export const isPublicAddress = (text: string): boolean => {
  const address = parseAddress(text);
  if (address === undefined || address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv6 ? address.match(globalUnicast) : !cloudAddresses.includes(address.toString());
};

export const isLoopback = (text: string): boolean => parseAddress(text)?.range() === 'loopback';

/** The host of a URL as a name or an address, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** `localhost` and the names below it are this machine, whatever a server of names says (RFC 6761, 6.3). */
const isLocalName = (host: string): boolean => /(^|\.)localhost\.?$/.test(host);
const thisMachine: readonly HostAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** A host has no address, or one that no webhook may reach. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly fault: 'host-unknown' | 'address-refused';
  constructor(fault: AddressRefused['fault']) {
    super(fault);
    this.fault = fault;
  }
}

const addressesOf = async (host: string, resolve: Resolve): Promise<readonly HostAddress[]> => {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return isLocalName(host) ? thisMachine : resolve(host).catch(() => []);
};

/** The addresses of a host, each of which is allowed; else it throws `AddressRefused`. */
export const allowedAddresses = async (
  host: string,
  isAllowed: (address: string) => boolean,
  resolve: Resolve,
): Promise<readonly HostAddress[]> => {
  const found = await addressesOf(host, resolve);
  if (found.length === 0) throw new AddressRefused('host-unknown');
  if (!found.every(({ address }) => isAllowed(address))) throw new AddressRefused('address-refused');
  return found;
};
