import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Invoke } from './dead-letters';

/** What the stream and the rule call too: unpublished code is not run, and a deployment that was taken back is not. */
const alias = 'live';

/** Calls a function by its alias, as whatever set it off did. */
export const invoking =
  (client: LambdaClient, name: string): Invoke =>
  async (payload) => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: name, Qualifier: alias, Payload: Buffer.from(JSON.stringify(payload)) }),
    );
    const answer = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError !== undefined) throw new Error(`${name} failed again: ${answer}`);
    return answer === '' || answer === 'null' ? {} : JSON.parse(answer);
  };
