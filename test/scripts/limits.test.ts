import { describe, expect, test } from '@jest/globals';
import { idleFree, monthly, storage } from '#cdk/monitoring/prices';
import { carried, durationMs, quotas } from '../../scripts/operate/limits/carry';
import { idleOf } from '../../scripts/operate/limits/idle';
import { pageOf } from '../../scripts/operate/limits/page';
import { runningOf } from '../../scripts/operate/limits/running';

const template = (...types: readonly string[]) => ({
  Resources: Object.fromEntries(types.map((Type, index) => [`r${index}`, { Type }])),
});

describe('the calls that a quota allows', () => {
  test('are limited by the scarcest resource of a call', () => {
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

  test('are at most ten a second for an instance', () => {
    expect(carried({ calls: 0, writeUnits: 0, readUnits: 0 }).perSecond.functions).toBe(
      10 * quotas.concurrentExecutions,
    );
  });

  test('are not limited by a resource that a call does not use', () => {
    expect(carried({ calls: 0, writeUnits: 0, readUnits: 0 }).perSecond).toMatchObject({
      writes: Infinity,
      reads: Infinity,
    });
  });

  test('cost the gateway, the function and the table, as calculated by hand', () => {
    const taken = { calls: 1, writeUnits: 11, readUnits: 0 };
    expect(durationMs(taken)).toBe(11);
    // 1.00 for the gateway, 0.20 for the call, 11 ms of a gigabyte 0.15, 11 write units 6.88; 1.3 KB of log 0.65, a trace of
    // one in twenty 0.25, and for one in two hundred half a second of a gigabyte 0.03.
    const beside = 0.65 + 0.25 + 0.0333;
    expect(carried(taken).dollarsPerMillion).toBeCloseTo(1 + 0.2 + 0.1467 + 6.875 + beside, 3);
    // Another gigabyte costs the duration and the start once more.
    const doubled = carried({ ...taken, memoryGb: 2 }).dollarsPerMillion;
    expect(doubled - carried(taken).dollarsPerMillion).toBeCloseTo(0.1467 + 0.0333, 3);
  });
});

describe('the cost of an idle deployment', () => {
  test('is the sum of the monthly prices, and has a price for each stored gigabyte', () => {
    const alarm = 'AWS::CloudWatch::Alarm';
    const idle = idleOf(template(alarm, 'AWS::Lambda::Function', alarm, 'AWS::DynamoDB::Table', 'AWS::KMS::Key'));
    expect(idle.dollars).toBeCloseTo(1.2);
    expect(idle.standing.map(({ type, count }) => [type, count])).toEqual([
      [alarm, 2],
      ['AWS::KMS::Key', 1],
    ]);
    expect(idle.stored.map(({ type }) => type)).toEqual(['AWS::DynamoDB::Table']);
  });

  test('counts each metric of an alarm', () => {
    const [reads, writes] = ['reads', 'writes'].map((Id) => ({ Id, MetricStat: {} }));
    const alarms = { one: {}, sum: { Metrics: [{ Id: 'sum', Expression: 'reads + writes' }, reads, writes] } };
    const Resources = Object.fromEntries(
      Object.entries(alarms).map(([id, Properties]) => [id, { Type: 'AWS::CloudWatch::Alarm', Properties }]),
    );
    const [standing] = idleOf({ Resources } as Parameters<typeof idleOf>[0]).standing;
    expect(standing).toMatchObject({ count: 2, units: 3 });
    expect(standing?.dollars).toBeCloseTo(0.3);
  });

  test('has a price for each rule of a web ACL', () => {
    const acl = { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}, {}] } };
    expect(idleOf({ Resources: { acl } })).toMatchObject({
      dollars: 8,
      standing: [{ count: 1 }, { count: 3, dollars: 3 }],
    });
  });

  test('has a storage price for the archive of events', () => {
    const { stored, standing } = idleOf(template('AWS::Events::Archive', 'AWS::Events::EventBus', 'AWS::Events::Rule'));
    expect(stored.map(({ type }) => type)).toEqual(['AWS::Events::Archive']);
    expect(standing).toEqual([]);
  });

  test.each(['AWS::EC2::NatGateway', 'AWS::RDS::DBInstance', 'AWS::Kinesis::Stream'])(
    'fails for %s, which has no price',
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

describe('scheduled jobs', () => {
  const sweep = runningOf({
    id: 'sweep',
    everyMinutes: 5,
    memoryMb: 512,
    taken: { calls: 1, writeUnits: 0, readUnits: 0.5 },
    metrics: ['Overdue'],
  });

  test('cost every run of a month, as calculated by hand', () => {
    expect(sweep.runs).toBe(8_640);
    const [calls, units, lines, traces, metric] = sweep.parts.map(({ dollars }) => dollars);
    // 8,640 calls 0.00173, and 8,640 times 11 ms of half a gigabyte 0.00063.
    expect(calls).toBeCloseTo(0.00236, 5);
    expect(units).toBeCloseTo(0.00054, 5);
    expect(lines).toBeCloseTo(0.00432, 5);
    expect(traces).toBeCloseTo(0.0432, 5);
    expect(metric).toBe(0.3);
    expect(sweep.dollars).toBeCloseTo(0.35042, 5);
  });

  test('are in the total of every stage, also of an empty one', () => {
    const stages = [
      { stage: 'small', idle: idleOf(template('AWS::DynamoDB::Table')) },
      { stage: 'large', idle: idleOf(template('AWS::CloudWatch::Dashboard')) },
    ];
    const sums = pageOf([], [sweep], stages).matchAll(/^\| total +\| +\| (\S+) +\|$/gm);
    expect([...sums].map(([, sum]) => sum)).toEqual(['$0.35', '$3.35']);
  });
});
