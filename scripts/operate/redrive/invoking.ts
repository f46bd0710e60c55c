import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { servingAlias } from '#cdk/functions/serving-alias';
import type { Invoke } from './dead-letters';

/** Calls a function by its alias, as its trigger does. */
export const invoking =
  (client: LambdaClient, name: string): Invoke =>
  async (payload) => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: name, Qualifier: servingAlias, Payload: Buffer.from(JSON.stringify(payload)) }),
    );
    const answer = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError !== undefined) throw new Error(`${name} failed again: ${answer}`);
    return answer === '' || answer === 'null' ? {} : JSON.parse(answer);
  };
