import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { type Job, portsOf } from '#adapters/lambda/job';
import { jobs, jobsBy } from '#adapters/lambda/jobs/registry';
import { bundlesIn } from '#cdk/functions/bundles';
import { letterTypes } from '#domain/notifications/letter';
import { allowedBy, itemConditions, onlyProjections, statementsIn } from '#test/cdk/support/deployed';
import { isInShippedShop, jobNameIn } from '#test/cdk/support/job-names';
import {
  buildBundles,
  ofType,
  type Resource,
  root,
  servingOf,
  synthesize,
  type Template,
} from '#test/cdk/support/synthesized';
import { kebabCase } from '../../scripts/text.mjs';

let template: Template;
beforeAll(() => {
  buildBundles();
  template = synthesize({ context: { mailSender: 'orders@shop.example' } }).template;
});

/** The only resource with these properties: tests do not rely on logical ids. */
const only = (type: string, matches: (properties: Resource['Properties']) => boolean) => {
  const [first, ...others] = ofType(template, type).filter(([, { Properties }]) => matches(Properties));
  if (first === undefined || others.length > 0) throw new Error(`The template has no such ${type}, or several.`);
  return { logicalId: first[0], properties: first[1].Properties };
};
const functionOf = (job: Job) =>
  only('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === jobNameIn('order-service-dev', job.id));
const queue = (name: string) => only('AWS::SQS::Queue', ({ QueueName }) => QueueName === `order-service-dev-${name}`);
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const jobBy = (id: string): Job => {
  const job = jobs.find((one) => one.id === id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
};
/** The alias of its function, which triggers invoke. */
const aliasOf = (job: Job): { readonly Ref: string } => {
  const { logicalId } = functionOf(job);
  return { Ref: only('AWS::Lambda::Alias', ({ FunctionName }) => FunctionName.Ref === logicalId).logicalId };
};
/** Without those that a setting brings: test/cdk/settings/settings.long.test.ts. */
const deployed = jobs.filter(({ id }) => id !== 'fetchKeys').filter(isInShippedShop);
const byId = deployed.map((job) => [job.id, job] as const);
const inputsOf = (id: string): readonly string[] =>
  Object.keys(JSON.parse(readFileSync(join(root, `dist/meta/${id}.json`), 'utf8')).inputs);

describe('jobs and functions', () => {
  test('correspond one to one', () => {
    const names = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    for (const [id, job] of byId) {
      expect(names).toContain(jobNameIn('order-service-dev', id));
      expect(functionOf(job).properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Timeout: job.timeoutSeconds,
      });
    }
    const serving = servingOf(template, 'AWS::Lambda::Function');
    expect(ofType(template, 'AWS::Lambda::Function')).toHaveLength(serving.length + deployed.length);
  });

  test.each(jobsBy('deployment').map(({ id }) => id))('%s, without a use case, has its own entry', (id) => {
    expect(existsSync(join(root, `src/infrastructure/deployed/${kebabCase(id)}.ts`))).toBe(true);
  });

  test.each([
    ['publishChanges', 'client-eventbridge', ['client-sesv2']],
    ['anchorEvents', 'client-eventbridge', ['client-sesv2']],
    ['notifyCustomer', 'client-sesv2', ['client-eventbridge']],
    ['expireOrders', 'client-dynamodb', ['client-eventbridge', 'client-sesv2']],
    ['settlePayments', 'client-dynamodb', ['client-eventbridge', 'client-sesv2']],
    ['reconcileBooks', 'client-dynamodb', ['client-eventbridge', 'client-sesv2']],
    ['projectChanges', 'client-dynamodb', ['client-eventbridge', 'client-sesv2']],
  ])('%s contains %s, and no client that it does not use', (id, own, others) => {
    const carries = (client: string) => inputsOf(id).some((input) => input.includes(`@aws-sdk/${client}/`));
    expect(carries(own)).toBe(true);
    expect(others.filter(carries)).toEqual([]);
    expect(inputsOf(id).filter((input) => /adapters\/(http\/operations|memory)\/|\/local\//.test(input))).toEqual([]);
  });

  test('no operation contains a client of EventBridge or SES', () => {
    const ids: string[] = JSON.parse(readFileSync(join(root, 'dist/functions/operations.json'), 'utf8'));
    const carrying = ids.filter((id) => inputsOf(id).some((input) => /client-(eventbridge|sesv2)\//.test(input)));
    expect(carrying.toSorted()).toEqual(['anchorEvents', 'notifyCustomer', 'publishChanges']);
  });

  test('a job that is not bundled is not deployed', () => {
    expect(() => bundlesIn('/nowhere')('bundled').jobIn('expireOrders')).toThrow('expireOrders is not bundled');
  });
});

describe('permissions', () => {
  const allowed = (id: string): readonly string[] => {
    const { properties } = functionOf(jobBy(id));
    const role = template.Resources[properties.Role['Fn::GetAtt'][0]];
    if (role === undefined) throw new Error('no role');
    return allowedBy(role).filter((one) => !/^(logs|xray):/.test(one));
  };
  const tableId = () => ofType(template, 'AWS::DynamoDB::Table')[0]?.[0] ?? '';
  const onTable = (job: Job): readonly string[] => [
    ...new Set(
      portsOf(job).flatMap((port) => [
        ...grants[port].table.map((action) => `${action} on ${tableId()}.Arn`),
        ...grants[port].index.map((action) => `${action} on ${tableId()}.Arn/index/gsi1`),
      ]),
    ),
  ];

  test.each(byId.filter(([id]) => id !== 'makeSecrets'))(
    '%s has the permissions of its ports on the table',
    (id, job) => {
      const onItems = allowed(id).filter((one) => /dynamodb:\w+ on \w+\.Arn/.test(one));
      expect(onItems).toEqual(onTable(job).toSorted());
    },
  );

  // Literal values, so that test and stack cannot share a mistake.
  test('are exactly these', () => {
    const stream = `${tableId()}.StreamArn`;
    const bus = ofType(template, 'AWS::Events::EventBus')[0]?.[0];
    expect(allowed('publishChanges')).toEqual(
      [
        `dynamodb:BatchWriteItem on ${tableId()}.Arn`,
        `dynamodb:DescribeStream on ${stream}`,
        `dynamodb:GetItem on ${tableId()}.Arn`,
        `dynamodb:GetRecords on ${stream}`,
        `dynamodb:GetShardIterator on ${stream}`,
        `dynamodb:ListStreams on ${stream}`,
        `dynamodb:Query on ${tableId()}.Arn`,
        `dynamodb:UpdateItem on ${tableId()}.Arn`,
        `events:PutEvents on ${bus}.Arn`,
        `sqs:SendMessage on ${queue('unpublished').logicalId}.Arn`,
      ].toSorted(),
    );
    expect(allowed('projectChanges')).toEqual(
      [
        `dynamodb:BatchGetItem on ${tableId()}.Arn`,
        `dynamodb:BatchWriteItem on ${tableId()}.Arn`,
        `dynamodb:DescribeStream on ${stream}`,
        `dynamodb:GetRecords on ${stream}`,
        `dynamodb:GetShardIterator on ${stream}`,
        `dynamodb:ListStreams on ${stream}`,
        `dynamodb:UpdateItem on ${tableId()}.Arn`,
        `sqs:SendMessage on ${queue('unprojected').logicalId}.Arn`,
      ].toSorted(),
    );
    expect(allowed('expireOrders')).toEqual(
      [
        `dynamodb:ConditionCheckItem on ${tableId()}.Arn`,
        `dynamodb:GetItem on ${tableId()}.Arn`,
        `dynamodb:PutItem on ${tableId()}.Arn`,
        `dynamodb:Query on ${tableId()}.Arn/index/gsi1`,
        `dynamodb:UpdateItem on ${tableId()}.Arn`,
      ].toSorted(),
    );
    expect(allowed('settlePayments')).toEqual(
      [
        `dynamodb:BatchWriteItem on ${tableId()}.Arn`,
        `dynamodb:ConditionCheckItem on ${tableId()}.Arn`,
        `dynamodb:GetItem on ${tableId()}.Arn`,
        `dynamodb:PutItem on ${tableId()}.Arn`,
        `dynamodb:Query on ${tableId()}.Arn`,
        `dynamodb:UpdateItem on ${tableId()}.Arn`,
      ].toSorted(),
    );
    expect(allowed('reconcileBooks')).toEqual(
      [
        `dynamodb:BatchGetItem on ${tableId()}.Arn`,
        `dynamodb:GetItem on ${tableId()}.Arn`,
        `dynamodb:PutItem on ${tableId()}.Arn`,
        `dynamodb:Query on ${tableId()}.Arn`,
        `dynamodb:Query on ${tableId()}.Arn/index/gsi1`,
      ].toSorted(),
    );
  });

  test('notifyCustomer may send from the shop’s domain only', () => {
    const { properties } = functionOf(jobBy('notifyCustomer'));
    expect(allowed('notifyCustomer').filter((one) => !one.startsWith('dynamodb:'))).toEqual([
      'ses:SendEmail on arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/shop.example',
      `sqs:SendMessage on ${queue('unsent').logicalId}.Arn`,
    ]);
    expect(properties.Environment.Variables.MAIL_SENDER).toBe('orders@shop.example');
  });

  test('no job gets a secret', () => {
    const [made] = ofType(template, 'Custom::Secrets')[0] ?? [];
    expect(JSON.stringify(template)).toContain(`"Fn::GetAtt":["${made}"`);
    for (const [, job] of byId) expect(JSON.stringify(functionOf(job).properties.Environment)).not.toContain(made);
  });

  /** The functions with permissions on items, and the condition of each. */
  const onItems = (): readonly (readonly [name: string, condition: unknown])[] => {
    const table = JSON.stringify(arnOf(tableId()));
    return ofType(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
      const role = template.Resources[Properties.Role['Fn::GetAtt'][0]];
      const statements = statementsIn(role?.Properties).filter(({ Resource }) => JSON.stringify(Resource) === table);
      return statements.map(({ Condition }) => [Properties.FunctionName, Condition] as const);
    });
  };

  test('only makeSecrets may read or write the secrets', () => {
    expect(onItems().length).toBeGreaterThan(20);
    for (const [name, condition] of onItems())
      if (name !== 'order-service-dev-make-secrets')
        expect([name, itemConditions]).toEqual([name, expect.arrayContaining([condition])]);
  });

  test('projectChanges may write the items of projections, and no others', () => {
    const conditions = onItems().filter(([name]) => name === 'order-service-dev-project-changes');
    expect(new Set(conditions.map(([, condition]) => condition))).toEqual(new Set(onlyProjections));
  });

  test('makeSecrets may read and create secrets in the table, and nothing else', () => {
    const { properties } = functionOf(jobBy('makeSecrets'));
    const { Policies } = template.Resources[properties.Role['Fn::GetAtt'][0]]?.Properties ?? {};
    const statements = statementsIn(Policies).filter(({ Action }) => !/"(logs|xray):/.test(JSON.stringify(Action)));
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        Resource: arnOf(tableId()),
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['secret#*'] } },
      },
    ]);
  });
});

describe('the stream', () => {
  test.each([
    ['publishChanges', 'unpublished', '[{"prefix":"c#"},{"prefix":"s#"}]'],
    ['projectChanges', 'unprojected', '[{"prefix":"c#"}]'],
  ])(
    'is read by %s in order with bounded retries; what fails on every attempt is in %s',
    (id, deadLetters, prefixes) => {
      const { Ref } = aliasOf(jobBy(id));
      const { properties } = only('AWS::Lambda::EventSourceMapping', ({ FunctionName }) => FunctionName.Ref === Ref);
      expect(properties).toEqual({
        FunctionName: { Ref },
        EventSourceArn: { 'Fn::GetAtt': [ofType(template, 'AWS::DynamoDB::Table')[0]?.[0], 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
        Enabled: true,
        BatchSize: 100,
        ParallelizationFactor: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 43_200,
        DestinationConfig: { OnFailure: { Destination: arnOf(queue(deadLetters).logicalId) } },
        FilterCriteria: {
          Filters: [{ Pattern: `{"dynamodb":{"Keys":{"pk":{"S":${prefixes}}}}}` }],
        },
      });
    },
  );

  test('has at most two readers: a third would be throttled', () => {
    expect(ofType(template, 'AWS::Lambda::EventSourceMapping').length).toBeLessThanOrEqual(2);
  });
});

describe('the bus', () => {
  test('is the shop’s own, and archives events for 30 days', () => {
    const bus = only('AWS::Events::EventBus', () => true);
    expect(bus.properties.Name).toBe('order-service-dev');
    expect(only('AWS::Events::Archive', () => true).properties).toMatchObject({
      RetentionDays: 30,
      SourceArn: arnOf(bus.logicalId),
    });
  });

  test('delivers the events that cause a letter, and sends undelivered ones to the dead letters', () => {
    const rule = only(
      'AWS::Events::Rule',
      ({ EventPattern }) => EventPattern?.['detail-type'].length === letterTypes.length,
    );
    expect(rule.properties.EventPattern).toEqual({
      source: ['order-service'],
      'detail-type': [...letterTypes],
    });
    const target = functionOf(jobBy('notifyCustomer')).logicalId;
    expect(rule.properties.Targets).toEqual([
      {
        Id: 'NotifyCustomer',
        Arn: aliasOf(jobBy('notifyCustomer')),
        DeadLetterConfig: { Arn: arnOf(queue('unsent').logicalId) },
        RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 24 },
      },
    ]);
    const tries = only('AWS::Lambda::EventInvokeConfig', ({ FunctionName }) => FunctionName.Ref === target);
    expect(tries.properties).toMatchObject({ MaximumRetryAttempts: 2, Qualifier: 'live' });
    const permission = only('AWS::Lambda::Permission', (one) => one.SourceArn?.['Fn::GetAtt']?.[0] === rule.logicalId);
    expect(permission.properties.FunctionName).toEqual(aliasOf(jobBy('notifyCustomer')));
  });

  test('without a sender, everything but notifyCustomer is deployed', () => {
    const silent = synthesize().template;
    const ids = (of: Template) =>
      ofType(of, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    expect(ids(template).filter((name) => !ids(silent).includes(name))).toEqual(['order-service-dev-notify-customer']);
    expect(ofType(silent, 'AWS::SQS::Queue')).toHaveLength(3);
  });

  test.each([
    ['mailSender', { mailSender: 'shop' }],
    ['mailSender', { mailSender: 'a@b' }],
    ['mailIdentity', { mailSender: 'orders@shop.example', mailIdentity: 'other.example' }],
  ])('refuses the %s of %j', (name, context) => {
    expect(() => synthesize({ context })).toThrow(name);
  });
});

describe('a dead letter', () => {
  test.each(['unpublished', 'unprojected', 'unsent'])(
    'stays in the queue %s for 14 days, encrypted, by TLS only',
    (name) => {
      const { logicalId, properties } = queue(name);
      expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
      const policy = only('AWS::SQS::QueuePolicy', ({ Queues }) => Queues[0].Ref === logicalId);
      expect(policy.properties.PolicyDocument.Statement[0]).toEqual({
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Resource: arnOf(logicalId),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    },
  );

  test.each([
    ['publishChanges', 'unpublished'],
    ['projectChanges', 'unprojected'],
    ['notifyCustomer', 'unsent'],
  ])('of %s is sent to the queue %s by Lambda', (id, name) => {
    const { properties } = functionOf(jobBy(id));
    expect(properties.DeadLetterConfig).toEqual({ TargetArn: arnOf(queue(name).logicalId) });
  });

  test('may be sent there by the rule of the job', () => {
    const rule = only(
      'AWS::Events::Rule',
      ({ EventPattern }) => EventPattern?.['detail-type'].length === letterTypes.length,
    );
    const policy = only('AWS::SQS::QueuePolicy', ({ Queues }) => Queues[0].Ref === queue('unsent').logicalId);
    expect(policy.properties.PolicyDocument.Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arnOf(queue('unsent').logicalId),
      Condition: { ArnEquals: { 'aws:SourceArn': arnOf(rule.logicalId) } },
    });
  });
});

describe('the schedule', () => {
  test.each([
    ['expireOrders', 'rate(5 minutes)'],
    ['settlePayments', 'rate(5 minutes)'],
    ['reconcileBooks', 'rate(1 day)'],
    ['anchorEvents', 'rate(12 hours)'],
  ])('%s, runs at a %s without retries: the next run does its work', (id, rate) => {
    const target = JSON.stringify([{ Arn: aliasOf(jobBy(id)), Input: '{}' }]);
    const runs = ({ Targets = [] }) => JSON.stringify(Targets.map(({ Arn, Input }) => ({ Arn, Input }))) === target;
    const rule = only('AWS::Events::Rule', runs);
    const { logicalId } = functionOf(jobBy(id));
    expect(rule.properties.ScheduleExpression).toBe(rate);
    const tries = only('AWS::Lambda::EventInvokeConfig', ({ FunctionName }) => FunctionName.Ref === logicalId);
    expect(tries.properties.MaximumRetryAttempts).toBe(0);
  });
});
