// Runs in every function's process before MiniStack's own code there.
(() => {
  // Gap: a handler in a file `index.cjs` is not found.
  require.extensions['.cjs'] = require.extensions['.js'];

  // Gap: what node:https asks of AWS goes to the emulator, what fetch asks does not. (The keys of the user pool.)
  const { fetch } = globalThis;
  globalThis.fetch = (input, options) => {
    const url = new URL(typeof input === 'object' && 'url' in input ? input.url : input);
    const isAws = url.hostname.endsWith('.amazonaws.com');
    return fetch(isAws ? new URL(url.pathname + url.search, process.env.AWS_ENDPOINT_URL) : input, options);
  };
})();
