// orders.http refers to earlier answers as the REST Client of VS Code does: {{placeOrder.response.body.$.id}}. httpyac
// reads that as JavaScript, in which `placeOrder` is the body itself. With this hook the body has the longer path too.
module.exports = {
  configureHooks: ({ hooks }) => {
    hooks.onResponse.addHook('restClientPath', (_response, { httpRegion, variables }) => {
      const body = variables[httpRegion.metaData.name];
      if (typeof body === 'object' && body !== null)
        Object.defineProperty(body, 'response', { value: { body: { $: body } } });
    });
  },
};
