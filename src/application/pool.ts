/** The usual number of items that one request or run handles at the same time, so that others are not slowed down. */
const usualWidth = 5;

/**
 * Handles the items in their order, several at the same time. A worker whose item returns `stop` takes no other item.
 */
export const inPool = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<'next' | 'stop'>,
  width = usualWidth,
): Promise<void> => {
  // The workers share one iterator, so that each item is taken once.
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) if ((await work(item)) === 'stop') return;
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};
