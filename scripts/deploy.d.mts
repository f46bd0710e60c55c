export function missingFor(
  asked: { readonly profile?: string | undefined },
  environment: Readonly<Record<string, string | undefined>>,
): string[];
/** How many files there are. */
export function uploadPages(bucket: string, folder: string): Promise<number>;
