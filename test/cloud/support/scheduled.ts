import { EventBridgeClient, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { stackName } from '#test/cloud/support/deployment';

/** Invokes the target of the schedule of a job, with its input. Returns its answer. */
export const runScheduled = async (job: string): Promise<Readonly<Record<string, unknown>>> => {
  const rule = { Rule: `${stackName}_jobs_${job}` };
  const { Targets: [target] = [] } = await new EventBridgeClient({}).send(new ListTargetsByRuleCommand(rule));
  const input = { FunctionName: target?.Arn, Payload: Buffer.from(target?.Input ?? '') };
  const { FunctionError, Payload } = await new LambdaClient({}).send(new InvokeCommand(input));
  const answer = Buffer.from(Payload ?? []).toString();
  expect([FunctionError, answer]).toEqual([undefined, expect.any(String)]);
  return JSON.parse(answer);
};
