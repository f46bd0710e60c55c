import { describe, expect, test } from '@jest/globals';
import { idleFree, monthly, storage } from '#cdk/prices';
import { carried, durationMs, quotas } from '../../scripts/limits/carry';
import { idleOf } from '../../scripts/limits/idle';

const template = (...types: readonly string[]) => ({
  Resources: Object.fromEntries(types.map((Type, index) => [`r${index}`, { Type }])),
});

describe('what a quota carries', () => {
  test('is bound by what a call takes most of', () => {
    expect(carried({ calls: 1, writeUnits: 11, readUnits: 0 })).toMatchObject({
      first: 'writes',
      perSecond: { writes: 3_636 },
    });
    expect(carried({ calls: 1, writeUnits: 0, readUnits: 1 })).toMatchObject({ first: 'gateway' });
    expect(carried({ calls: 1, writeUnits: 0, readUnits: 20 })).toMatchObject({
      first: 'reads',
      perSecond: { reads: 2_000 },
    });
    expect(carried({ calls: 100, writeUnits: 0, readUnits: 0 })).toMatchObject({ first: 'functions' });
  });

  test('never lets an instance answer more than ten calls a second', () => {
    expect(carried({ calls: 0, writeUnits: 0, readUnits: 0 }).perSecond.functions).toBe(
      10 * quotas.concurrentExecutions,
    );
  });

  test('leaves out what a call does not touch', () => {
    expect(carried({ calls: 0, writeUnits: 0, readUnits: 0 }).perSecond).toMatchObject({
      writes: Infinity,
      reads: Infinity,
    });
  });

  test('costs the gateway, the function and the table, worked out by hand', () => {
    const taken = { calls: 1, writeUnits: 11, readUnits: 0 };
    expect(durationMs(taken)).toBe(11);
    // 1.00 for the gateway, 0.20 for the call, 11 ms of a gigabyte 0.15, 11 write units 6.88.
    expect(carried(taken).dollarsPerMillion).toBeCloseTo(1 + 0.2 + 0.1467 + 6.875, 3);
  });
});

describe('what is paid when nobody calls', () => {
  test('is the sum of what is there, and what is kept by the gigabyte', () => {
    const alarm = 'AWS::CloudWatch::Alarm';
    const idle = idleOf(template(alarm, 'AWS::Lambda::Function', alarm, 'AWS::DynamoDB::Table', 'AWS::KMS::Key'));
    expect(idle.dollars).toBeCloseTo(1.2);
    expect(idle.standing.map(({ type, count }) => [type, count])).toEqual([
      [alarm, 2],
      ['AWS::KMS::Key', 1],
    ]);
    expect(idle.kept.map(({ type }) => type)).toEqual(['AWS::DynamoDB::Table']);
  });

  test.each(['AWS::EC2::NatGateway', 'AWS::RDS::DBInstance', 'AWS::Kinesis::Stream'])(
    'is not said while nobody has priced %s',
    (type) => {
      expect(() => idleOf(template(type))).toThrow(type);
    },
  );

  test('has one price for each type', () => {
    const priced = [...Object.keys(monthly), ...Object.keys(storage)];
    expect(new Set(priced).size).toBe(priced.length);
    expect(priced.filter((type) => idleFree.some((pattern) => pattern.test(type)))).toEqual([]);
  });
});
