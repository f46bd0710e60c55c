import { randomUUID } from 'node:crypto';
import { createWriteTransaction } from 'electrodb';
import { asStored, type Item } from '#adapters/dynamodb/engine/entity';
import { type Attempt, type Pace, retrying, type Try } from '#adapters/dynamodb/engine/retry';
import { inTransaction, type Step, type Verdict } from '#adapters/dynamodb/engine/step';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import type { OrderEntity } from '#adapters/dynamodb/orders/orders';
import type { Committed, Rejection } from '#application/ports';

/** What one call came to: written, refused by some conditions, or worth another try. */
type Reply =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused'; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'again'; readonly why: unknown };

type Options = { readonly abortSignal: AbortSignal; readonly logger: (event: unknown) => void };

// ── One item: one conditional call, at half the price of a transaction ─────────────────────────────────────────────

type AloneAnswer = { readonly rejected: boolean; readonly data: { readonly Item?: Item } | null };

const alone = async (step: Step, options: Options): Promise<Reply> => {
  const { rejected, data } = (await step.operation().go({
    response: 'none',
    returnOnConditionCheckFailure: 'all_old',
    ...asStored,
    ...options,
  })) as AloneAnswer;
  return rejected ? { kind: 'refused', verdicts: [step.judge(data?.Item)] } : { kind: 'written' };
};

// ── Several items: one transaction ─────────────────────────────────────────────────────────────────────────────────

type Reason = { readonly Code?: string; readonly Item?: Item };
/** ElectroDB answers a canceled transaction as it answers a good one; raw, only the reasons tell. */
type TransactionAnswer = { readonly data: { readonly canceled?: readonly Reason[] } };
type Transaction = { readonly go: (options: Options & typeof asStored & { token?: string }) => Promise<unknown> };

const transient: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** The reasons come in the order of the steps. A failed condition is an answer, whatever else went wrong beside it. */
const replyTo = (steps: readonly Step[], reasons: readonly Reason[]): Reply => {
  const verdicts = steps.flatMap((step, index) =>
    reasons[index]?.Code === 'ConditionalCheckFailed' ? [step.judge(reasons[index].Item)] : [],
  );
  if (verdicts.length > 0) return { kind: 'refused', verdicts };
  const codes = reasons.map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  if (codes.some((code) => transient.has(code))) return { kind: 'again', why: codes };
  throw new Error(`a transaction was canceled by ${codes.join(', ') || 'nobody knows what'}`);
};

const together = async (driver: OrderEntity, steps: readonly Step[], options: Options & { token?: string }) => {
  const write = () => steps.map((step) => step.operation().commit(inTransaction));
  const transaction = createWriteTransaction({ driver }, write as () => never[]) as unknown as Transaction;
  const { data } = (await transaction.go({ ...asStored, ...options })) as TransactionAnswer;
  return data.canceled === undefined ? ({ kind: 'written' } as const) : replyTo(steps, data.canceled);
};

// ── The outcome ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The most telling first: a receipt answers a command whatever became of the rest. */
const rank = [
  'receipt-exists',
  'order-exists',
  'order-changed',
  'reference-taken',
  'discount-changed',
  'discount-used-up',
  'facts-changed',
  'stock-short',
  'stock-changed',
] as const satisfies readonly Rejection['kind'][];

/** All that is short is told at once. */
const withAllShort = (first: Rejection, rejections: readonly Rejection[]): Rejection =>
  first.kind === 'stock-short'
    ? { ...first, short: rejections.flatMap((each) => (each.kind === 'stock-short' ? each.short : [])) }
    : first;

const outcomeOf = (verdicts: readonly Verdict[], retried: boolean, isAlone: boolean): Committed => {
  const isOurs = ({ ours }: Verdict) => ours === 'proof' || (isAlone && ours === 'same');
  if (retried && verdicts.some(isOurs)) return { kind: 'committed' };
  const rejections = verdicts.map(({ why }) => why).toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
  const [first] = rejections;
  if (first === undefined) throw new Error('a commit was refused without a reason');
  return { kind: 'rejected', why: withAllShort(first, rejections) };
};

/** Whether the client itself has tried more than once inside one call, as its own events tell. */
const watchTries = () => {
  let most = 1;
  const logger = (event: unknown): void => {
    const { results } = event as { readonly results?: { readonly $metadata?: { readonly attempts?: number } } };
    most = Math.max(most, results?.$metadata?.attempts ?? 1);
  };
  return { logger, more: () => most > 1 };
};

/**
 * Writes all steps at once or none, one alone without a transaction. Conflicts, throttles and lost replies are tried
 * again; a retry that finds its own earlier try done counts as committed. `driver` is any entity of the table.
 */
export const writeSteps = async (driver: () => OrderEntity, steps: readonly Step[], pace: Pace): Promise<Committed> => {
  const [single] = steps.length === 1 ? steps : [];
  const conditional = single?.leavesTrace === true ? single : undefined;
  // Units that are moved without a trace are told apart by DynamoDB's own memory of a transaction's token.
  const token = single === undefined ? {} : { token: randomUUID() };
  const tries = watchTries();

  const call = async ({ signal }: Try): Promise<Reply> => {
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
  return retrying(pace, async (current): Promise<Attempt<Committed>> => {
    const reply = await call(current);
    if (reply.kind === 'again') return reply;
    if (reply.kind === 'written') return { kind: 'done', value: { kind: 'committed' } };
    const retried = current.count > 1 || tries.more();
    return { kind: 'done', value: outcomeOf(reply.verdicts, retried, steps.length === 1) };
  });
};
