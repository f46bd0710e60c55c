/** How many items one request or run works on at the same time: it must not crowd out the others. */
const width = 5;

/** Works on the items, some at the same time, in their order. A worker whose item comes to `stop` takes no other item. */
export const inPool = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<'next' | 'stop'>,
): Promise<void> => {
  // One iterator for all workers, so that each item is taken once.
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) if ((await work(item)) === 'stop') return;
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};
