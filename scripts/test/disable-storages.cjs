// Jest loads this before each test file, and disables the storages of the files before it.
// Jest and the service make an AsyncLocalStorage for each file. Until Node.js 24 each storage that ever ran makes every
// promise of the process slower, and keeps memory: without this a third of the time of the tests goes to them.
const asyncHooks = require('node:async_hooks');

/** The list is on the module, which all files of a worker share. */
const key = Symbol.for('order-service.storages');
const shared = /** @type {Record<symbol, import('node:async_hooks').AsyncLocalStorage<unknown>[] | undefined>} */ (
  /** @type {unknown} */ (asyncHooks)
);

if (shared[key] === undefined) {
  /** @type {import('node:async_hooks').AsyncLocalStorage<unknown>[]} */
  const storages = [];
  shared[key] = storages;
  const { AsyncLocalStorage } = asyncHooks;
  asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
    constructor() {
      super();
      storages.push(this);
    }
  };
}
for (const storage of shared[key]?.splice(0) ?? []) storage.disable();
