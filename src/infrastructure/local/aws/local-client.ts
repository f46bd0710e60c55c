const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The client of a DynamoDB on this machine. */
export const localClientOptions = (endpoint: string) => ({
  endpoint,
  region: process.env.AWS_REGION ?? 'us-east-1',
  credentials,
});
