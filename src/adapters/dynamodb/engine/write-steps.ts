import { createWriteTransaction } from 'electrodb';
import { asStored, type Item } from '#adapters/dynamodb/engine/entity';
import { type Attempt, type Pace, retrying, type Try } from '#adapters/dynamodb/engine/retry';
import { inTransaction, type Step, type Verdict } from '#adapters/dynamodb/engine/step';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import { mostTelling } from '#application/commit';
import type { AnyRejection } from '#application/ports';

/** The outcome of one call: written, refused by conditions, or to be tried again. */
type Reply<Possible extends AnyRejection> =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused'; readonly verdicts: readonly Verdict<Possible>[] }
  | { readonly kind: 'again'; readonly why: unknown };

type Options = { readonly abortSignal: AbortSignal; readonly logger: (event: unknown) => void };

// ── One item: one conditional call, at half the price of a transaction ─────────────────────────────────────────────

type AloneAnswer = { readonly rejected: boolean; readonly data: { readonly Item?: Item } | null };

const alone = async <Possible extends AnyRejection>(
  step: Step<Possible>,
  options: Options,
): Promise<Reply<Possible>> => {
  const { rejected, data } = (await step.write().go({
    response: 'none',
    returnOnConditionCheckFailure: 'all_old',
    ...asStored,
    ...options,
  })) as AloneAnswer;
  return rejected ? { kind: 'refused', verdicts: [step.judge(data?.Item)] } : { kind: 'written' };
};

// ── Several items: one transaction ─────────────────────────────────────────────────────────────────────────────────

type Reason = { readonly Code?: string; readonly Item?: Item };
/** ElectroDB does not throw for a canceled transaction: only the raw reasons show the cancellation. */
type TransactionAnswer = { readonly data: { readonly canceled?: readonly Reason[] } };
/** Any entity of the table: ElectroDB takes the client and the table from it. */
type Driver = Parameters<typeof createWriteTransaction>[0][string];
type Transaction = { readonly go: (options: Options & typeof asStored & { token?: string }) => Promise<unknown> };

const transient: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * The reasons are in the order of the steps. A failed condition decides the outcome, whatever the other reasons are.
 */
const replyTo = <Possible extends AnyRejection>(
  steps: readonly Step<Possible>[],
  reasons: readonly Reason[],
): Reply<Possible> => {
  const verdicts = steps.flatMap((step, index) =>
    reasons[index]?.Code === 'ConditionalCheckFailed' ? [step.judge(reasons[index].Item)] : [],
  );
  if (verdicts.length > 0) return { kind: 'refused', verdicts };
  const codes = reasons.map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  if (codes.some((code) => transient.has(code))) return { kind: 'again', why: codes };
  throw new Error(`a transaction was canceled; reasons: ${codes.join(', ') || 'none given'}`);
};

const together = async <Possible extends AnyRejection>(
  driver: Driver,
  steps: readonly Step<Possible>[],
  options: Options & { token?: string },
): Promise<Reply<Possible>> => {
  const write = () => steps.map((step) => step.write().commit(inTransaction));
  const transaction = createWriteTransaction({ driver }, write as () => never[]) as unknown as Transaction;
  const { data } = (await transaction.go({ ...asStored, ...options })) as TransactionAnswer;
  return data.canceled === undefined ? { kind: 'written' } : replyTo(steps, data.canceled);
};

// ── The outcome ────────────────────────────────────────────────────────────────────────────────────────────────────

type Outcome<Possible extends AnyRejection> =
  | { readonly kind: 'committed' }
  | { readonly kind: 'rejected'; readonly why: Possible };

const outcomeOf = <Possible extends AnyRejection>(
  verdicts: readonly Verdict<Possible>[],
  retried: boolean,
  isAlone: boolean,
): Outcome<Possible> => {
  const isOurs = ({ ours }: Verdict<Possible>) => ours === 'proof' || (isAlone && ours === 'same');
  if (retried && verdicts.some(isOurs)) return { kind: 'committed' };
  return { kind: 'rejected', why: mostTelling<Possible>(verdicts.map(({ why }) => why)) };
};

/** Observes whether the client itself retried inside one call, by its log events. */
const watchTries = () => {
  let most = 1;
  const logger = (event: unknown): void => {
    const { results } = event as { readonly results?: { readonly $metadata?: { readonly attempts?: number } } };
    most = Math.max(most, results?.$metadata?.attempts ?? 1);
  };
  return { logger, more: () => most > 1 };
};

/**
 * Writes all steps or none; a single step without a transaction. Conflicts, throttles and lost replies are retried; a
 * retry that finds its own write counts as committed. `driver` is any entity of the table.
 */
export const writeSteps = async <Possible extends AnyRejection>(
  driver: () => Driver,
  steps: readonly Step<Possible>[],
  pace: Pace,
): Promise<Outcome<Possible>> => {
  const [single] = steps.length === 1 ? steps : [];
  const conditional = single?.leavesTrace === true ? single : undefined;
  // A moved unit leaves no trace, so a retry relies on DynamoDB, which recognizes the token of a transaction.
  const token = single === undefined ? {} : { token: pace.newToken() };
  const tries = watchTries();

  const call = async ({ signal }: Try): Promise<Reply<Possible>> => {
    const options = { abortSignal: signal, logger: tries.logger };
    try {
      return await (conditional === undefined
        ? together(driver(), steps, { ...options, ...token })
        : alone(conditional, options));
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
  };
  return retrying(pace, async (current): Promise<Attempt<Outcome<Possible>>> => {
    const reply = await call(current);
    if (reply.kind === 'again') return reply;
    if (reply.kind === 'written') return { kind: 'done', value: { kind: 'committed' } };
    const retried = current.count > 1 || tries.more();
    return { kind: 'done', value: outcomeOf(reply.verdicts, retried, steps.length === 1) };
  });
};
