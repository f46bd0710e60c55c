import {
  AddressRefused,
  allowedAddresses,
  type HostAddress,
  isLoopback,
  isPublicAddress,
  type Resolve,
} from '#adapters/webhooks/addresses';

export type WebhookNetwork = {
  readonly resolve: Resolve;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Starts the time of a call; the signal aborts at its end. */
  readonly deadline: () => AbortSignal;
  /** True on a developer's machine: this machine may be called, by HTTP too, and nothing else. */
  readonly localhostOnly: boolean;
  /** The certificates to trust instead of the usual ones; undefined: those of Node.js. */
  readonly authorities?: string;
};

/** The addresses of a host that webhooks may reach; else it throws `AddressRefused`. */
export const addressesIn = (
  { resolve, localhostOnly }: WebhookNetwork,
  host: string,
): Promise<readonly HostAddress[]> => allowedAddresses(host, localhostOnly ? isLoopback : isPublicAddress, resolve);

/** The same for somebody who waits. A name that is not resolved in the time of a call is unknown. */
export const addressesInTime = (network: WebhookNetwork, host: string): Promise<readonly HostAddress[]> => {
  const signal = network.deadline();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AddressRefused('host-unknown')));
    addressesIn(network, host).then(resolve, reject);
  });
};
