// Lambda hands a function its credentials by environment. The SDK would look in twelve other places, and bring a client
// for each of them: a ninth of all that a function loads.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
