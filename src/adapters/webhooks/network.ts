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
  /** The longest time of a call, in milliseconds. */
  readonly timeoutMs: number;
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
export const addressesInTime = async (network: WebhookNetwork, host: string): Promise<readonly HostAddress[]> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AddressRefused('host-unknown')), network.timeoutMs);
  });
  try {
    return await Promise.race([addressesIn(network, host), late]);
  } finally {
    clearTimeout(timer);
  }
};
