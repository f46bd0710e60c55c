// Lambda gives a function its credentials in the environment. The SDK would also look in twelve other places, and its
// clients for them are a ninth of the code that a function loads.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
