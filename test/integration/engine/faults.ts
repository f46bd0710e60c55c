import {
  type DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

type Command = { readonly input: Readonly<Record<string, unknown>> };
type Send = (command: Command, options?: unknown) => Promise<unknown>;

const answered = { $metadata: {}, message: 'injected' };

const conflictOf = ({ input }: Command): Error => {
  const items = input.TransactItems as readonly unknown[] | undefined;
  if (items === undefined) return new TransactionConflictException(answered);
  const CancellationReasons = items.map((_, index) => ({ Code: index === 0 ? 'TransactionConflict' : 'None' }));
  return new TransactionCanceledException({ ...answered, CancellationReasons });
};

const failing = (name: string, more: object = {}): Error => Object.assign(new Error('injected'), { name, ...more });

const again = (command: Command): Command =>
  new (command.constructor as new (input: Command['input']) => Command)(command.input);

/** The faults of a call between the client and the database. */
const faultKinds = {
  conflict: async (_send, command) => {
    throw conflictOf(command);
  },
  throttle: async () => {
    throw new ProvisionedThroughputExceededException(answered);
  },
  'time-out': async () => {
    throw failing('TimeoutError');
  },
  'connection reset': async () => {
    throw failing('Error', { code: 'ECONNRESET' });
  },
  'server error': async () => {
    throw new InternalServerError({ ...answered, $metadata: { httpStatusCode: 500 } });
  },
  'lost reply': async (send, command) => {
    await send(command);
    throw failing('TimeoutError');
  },
  /** The client itself retries, which only the metadata shows. */
  'reply lost inside the client': async (send, command) => {
    await send(command);
    try {
      return await send(again(command));
    } catch (error) {
      Object.assign((error as { $metadata: object }).$metadata, { attempts: 2 });
      throw error;
    }
  },
} as const satisfies Record<string, (send: Send, command: Command) => Promise<unknown>>;

export type Fault = keyof typeof faultKinds;
export const faults = Object.keys(faultKinds) as Fault[];

export type Faulty = {
  readonly over: (client: DynamoDBClient) => DynamoDBClient;
  /** The names of the sent commands. */
  readonly calls: string[];
  /** The faults of the next calls, one each. */
  readonly next: Fault[];
  /** The fault of every later call. */
  always: Fault | undefined;
};

/** A client whose calls have these faults. */
export const faulty = (): Faulty => {
  const state: Faulty = {
    calls: [],
    next: [],
    always: undefined,
    over: (client) => {
      const real: Send = client.send.bind(client) as never;
      const send: Send = (command, options) => {
        state.calls.push(command.constructor.name);
        const fault = state.next.shift() ?? state.always;
        return fault === undefined ? real(command, options) : faultKinds[fault](real, command);
      };
      return Object.assign(Object.create(client), { send }) as DynamoDBClient;
    },
  };
  return state;
};
