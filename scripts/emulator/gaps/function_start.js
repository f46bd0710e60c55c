// Runs in the process of every function, before MiniStack's own code.
(() => {
  // Gap: a handler in a file `index.cjs` is not found.
  require.extensions['.cjs'] = require.extensions['.js'];

  // Gap: requests to AWS by node:https go to the emulator, those by fetch do not (for the keys of the user pool).
  const { fetch } = globalThis;
  globalThis.fetch = (input, options) => {
    const url = new URL(typeof input === 'object' && 'url' in input ? input.url : input);
    const isAws = url.hostname.endsWith('.amazonaws.com');
    return fetch(isAws ? new URL(url.pathname + url.search, process.env.AWS_ENDPOINT_URL) : input, options);
  };
})();
