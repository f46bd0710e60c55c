import { expect, test } from '@jest/globals';
import { commitBy } from '#application/commit';
import { inside } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import { canceling, givenOrder } from '#test/http/support/samples';
import { inMemory, type MakeStored, startService } from '#test/http/support/service';

/** Another command is always faster: no change of an existing order is committed. */
const outpaced: MakeStored = async (configuration) => {
  const stored = await inMemory(configuration);
  const orders = stored.orders();
  return {
    ...stored,
    commit: () => {
      const commit = stored.commit();
      return commitBy(async (writes) => {
        const change = writes.find((write) => write.kind === 'order-change');
        if (change === undefined) return commit(writes);
        return { kind: 'rejected', why: { kind: 'order-changed', record: await orders.find(change.record.id) } };
      });
    },
  };
};

test('a command that loses every race is refused as retryable', async () => {
  inside('a failure behind the ports');
  const service = await startService(outpaced);
  const id = await givenOrder(service, service.tokens.ada);
  const answer = await service.call(canceling(service.tokens.ada, id));
  expectProblem(answer, { status: 409, code: 'order-changed-meanwhile' });
  expect(answer.json.retryable).toBe(true);
});
