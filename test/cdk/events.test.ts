import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { type Job, jobs } from '#adapters/lambda/jobs';
import { bundlesIn } from '#cdk/functions/bundles';
import { allowedBy, butTheSecrets, statementsIn } from '#test/cdk/support/deployed';
import {
  buildBundles,
  ofType,
  type Resource,
  root,
  servingOf,
  synthesize,
  type Template,
} from '#test/cdk/support/synthesized';

let template: Template;
beforeAll(() => {
  buildBundles();
  template = synthesize({ context: { mailSender: 'orders@shop.example' } }).template;
});

const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A resource by what it refers to or is called, never by its place in the tree. */
const found = (type: string, isIt: (properties: Resource['Properties']) => boolean) => {
  const [first, ...others] = ofType(template, type).filter(([, { Properties }]) => isIt(Properties));
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} or no ${type}`);
  return { logicalId: first[0], properties: first[1].Properties };
};
const functionOf = (job: Job) =>
  found('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === `order-service-dev-${kebabCase(job.id)}`);
const queue = (name: string) => found('AWS::SQS::Queue', ({ QueueName }) => QueueName === `order-service-dev-${name}`);
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const jobBy = (id: string): Job => {
  const job = jobs.find((one) => one.id === id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
};
/** What others call: the alias of its function. */
const aliasOf = (job: Job): { readonly Ref: string } => {
  const { logicalId } = functionOf(job);
  return { Ref: found('AWS::Lambda::Alias', ({ FunctionName }) => FunctionName.Ref === logicalId).logicalId };
};
/** All but the one that is deployed where the functions have no way to the issuer: test/cdk/settings.long.test.ts. */
const deployed = jobs.filter(({ id }) => id !== 'fetchKeys');
const byId = deployed.map((job) => [job.id, job] as const);
const inputsOf = (id: string): readonly string[] =>
  Object.keys(JSON.parse(readFileSync(join(root, `dist/meta/${id}.json`), 'utf8')).inputs);

describe('jobs and functions', () => {
  test('are the same, one for one', () => {
    const names = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    for (const [id, job] of byId) {
      expect(names).toContain(`order-service-dev-${kebabCase(id)}`);
      expect(functionOf(job).properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Timeout: job.timeoutSeconds,
      });
    }
    const serving = servingOf(template, 'AWS::Lambda::Function');
    expect(ofType(template, 'AWS::Lambda::Function')).toHaveLength(serving.length + deployed.length);
  });

  test.each(jobs.map(({ id }) => id))('%s has an entry of its own', (id) => {
    expect(existsSync(join(root, `src/infrastructure/deployed/${kebabCase(id)}.ts`))).toBe(true);
  });

  test.each([
    ['publishChanges', 'client-eventbridge', ['client-sesv2']],
    ['notifyCustomer', 'client-sesv2', ['client-eventbridge']],
    ['expireOrders', 'client-dynamodb', ['client-eventbridge', 'client-sesv2']],
  ])('%s carries %s, and no client that it does not need', (id, own, others) => {
    const carries = (client: string) => inputsOf(id).some((input) => input.includes(`@aws-sdk/${client}/`));
    expect(carries(own)).toBe(true);
    expect(others.filter(carries)).toEqual([]);
    expect(inputsOf(id).filter((input) => /adapters\/(http\/operations|memory)\/|\/local\//.test(input))).toEqual([]);
  });

  test('no operation carries what publishes or writes', () => {
    const ids: string[] = JSON.parse(readFileSync(join(root, 'dist/functions/operations.json'), 'utf8'));
    const carrying = ids.filter((id) => inputsOf(id).some((input) => /client-(eventbridge|sesv2)\//.test(input)));
    expect(carrying.toSorted()).toEqual(['notifyCustomer', 'publishChanges']);
  });

  test('one that is not bundled is not deployed', () => {
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
  const onTable = ({ uses }: Job): readonly string[] => [
    ...new Set(
      uses.flatMap((port) => [
        ...grants[port].table.map((action) => `${action} on ${tableId()}.Arn`),
        ...grants[port].index.map((action) => `${action} on ${tableId()}.Arn/index/gsi1`),
      ]),
    ),
  ];

  test.each(byId.filter(([id]) => id !== 'makeSecrets'))('%s may do to the table what its ports may', (id, job) => {
    const onItems = allowed(id).filter((one) => /dynamodb:\w+ on \w+\.Arn/.test(one));
    expect(onItems).toEqual(onTable(job).toSorted());
  });

  // Written out, so that the test above and the stack cannot share a mistake.
  test('are these and no more', () => {
    const stream = `${tableId()}.StreamArn`;
    const bus = ofType(template, 'AWS::Events::EventBus')[0]?.[0];
    expect(allowed('publishChanges')).toEqual(
      [
        `dynamodb:DescribeStream on ${stream}`,
        `dynamodb:GetRecords on ${stream}`,
        `dynamodb:GetShardIterator on ${stream}`,
        `dynamodb:ListStreams on ${stream}`,
        `events:PutEvents on ${bus}.Arn`,
        `sqs:SendMessage on ${queue('unpublished').logicalId}.Arn`,
      ].toSorted(),
    );
    expect(allowed('expireOrders')).toEqual(
      [
        `dynamodb:GetItem on ${tableId()}.Arn`,
        `dynamodb:PutItem on ${tableId()}.Arn`,
        `dynamodb:Query on ${tableId()}.Arn/index/gsi1`,
        `dynamodb:UpdateItem on ${tableId()}.Arn`,
      ].toSorted(),
    );
  });

  test('the notifier may send in the name of the shop’s domain, and of nobody else', () => {
    const { properties } = functionOf(jobBy('notifyCustomer'));
    expect(allowed('notifyCustomer').filter((one) => !one.startsWith('dynamodb:'))).toEqual([
      'ses:SendEmail on arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/shop.example',
      `sqs:SendMessage on ${queue('unsent').logicalId}.Arn`,
    ]);
    expect(properties.Environment.Variables.MAIL_SENDER).toBe('orders@shop.example');
  });

  test('no job is given a secret', () => {
    const [made] = ofType(template, 'Custom::Secrets')[0] ?? [];
    expect(JSON.stringify(template)).toContain(`"Fn::GetAtt":["${made}"`);
    for (const [, job] of byId) expect(JSON.stringify(functionOf(job).properties.Environment)).not.toContain(made);
  });

  test('no other role of a function may touch the secrets', () => {
    const table = JSON.stringify(arnOf(tableId()));
    const onTable = ofType(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
      const role = template.Resources[Properties.Role['Fn::GetAtt'][0]];
      const statements = statementsIn(role?.Properties).filter(({ Resource }) => JSON.stringify(Resource) === table);
      return statements.map(({ Condition }) => [Properties.FunctionName, Condition]);
    });
    expect(onTable.length).toBeGreaterThan(20);
    const others = onTable.filter(([name]) => name !== 'order-service-dev-make-secrets');
    expect(others).toHaveLength(onTable.length - 1);
    for (const [name, condition] of others) expect([name, condition]).toEqual([name, butTheSecrets]);
  });

  test('what makes the secrets may keep them in the table, once, and touch nothing else of it', () => {
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
  test('is read in order, bounded, and what fails for good is kept', () => {
    const { properties } = found('AWS::Lambda::EventSourceMapping', () => true);
    expect(properties).toEqual({
      FunctionName: aliasOf(jobBy('publishChanges')),
      EventSourceArn: { 'Fn::GetAtt': [ofType(template, 'AWS::DynamoDB::Table')[0]?.[0], 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      ParallelizationFactor: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 43_200,
      DestinationConfig: { OnFailure: { Destination: arnOf(queue('unpublished').logicalId) } },
      FilterCriteria: {
        Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"c#"},{"prefix":"s#"}]}}}}' }],
      },
    });
  });
});

describe('the bus', () => {
  test('is the shop’s own, and keeps events for 30 days', () => {
    const bus = found('AWS::Events::EventBus', () => true);
    expect(bus.properties.Name).toBe('order-service-dev');
    expect(found('AWS::Events::Archive', () => true).properties).toMatchObject({
      RetentionDays: 30,
      SourceArn: arnOf(bus.logicalId),
    });
  });

  test('hands over what customers are written about, and keeps what it cannot hand over', () => {
    const rule = found('AWS::Events::Rule', ({ EventPattern }) => EventPattern !== undefined);
    expect(rule.properties.EventPattern).toEqual({
      source: ['order-service'],
      'detail-type': ['order.confirmed', 'order.canceled'],
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
    const tries = found('AWS::Lambda::EventInvokeConfig', ({ FunctionName }) => FunctionName.Ref === target);
    expect(tries.properties).toMatchObject({ MaximumRetryAttempts: 2, Qualifier: 'live' });
    const permission = found('AWS::Lambda::Permission', (one) => one.SourceArn?.['Fn::GetAtt']?.[0] === rule.logicalId);
    expect(permission.properties.FunctionName).toEqual(aliasOf(jobBy('notifyCustomer')));
  });

  test('without a sender nobody is written to, and everything else is there', () => {
    const silent = synthesize().template;
    const ids = (of: Template) =>
      ofType(of, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    expect(ids(template).filter((name) => !ids(silent).includes(name))).toEqual(['order-service-dev-notify-customer']);
    expect(ofType(silent, 'AWS::SQS::Queue')).toHaveLength(1);
  });

  test.each([
    ['mailSender', { mailSender: 'shop' }],
    ['mailSender', { mailSender: 'a@b' }],
    ['mailIdentity', { mailSender: 'orders@shop.example', mailIdentity: 'other.example' }],
  ])('refuses the %s of %j', (name, context) => {
    expect(() => synthesize({ context })).toThrow(name);
  });
});

describe('what failed for good', () => {
  test.each(['unpublished', 'unsent'])('is in the queue %s for 14 days, encrypted, by TLS only', (name) => {
    const { logicalId, properties } = queue(name);
    expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    const policy = found('AWS::SQS::QueuePolicy', ({ Queues }) => Queues[0].Ref === logicalId);
    expect(policy.properties.PolicyDocument.Statement[0]).toEqual({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Resource: arnOf(logicalId),
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test.each([
    ['publishChanges', 'unpublished'],
    ['notifyCustomer', 'unsent'],
  ])('of %s is put into the queue %s by Lambda', (id, name) => {
    const { properties } = functionOf(jobBy(id));
    expect(properties.DeadLetterConfig).toEqual({ TargetArn: arnOf(queue(name).logicalId) });
  });

  test('may be put there by the rule that is the shop’s', () => {
    const rule = found('AWS::Events::Rule', ({ EventPattern }) => EventPattern !== undefined);
    const policy = found('AWS::SQS::QueuePolicy', ({ Queues }) => Queues[0].Ref === queue('unsent').logicalId);
    expect(policy.properties.PolicyDocument.Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arnOf(queue('unsent').logicalId),
      Condition: { ArnEquals: { 'aws:SourceArn': arnOf(rule.logicalId) } },
    });
  });
});

describe('the sweep', () => {
  test('runs every five minutes, and is not tried again: the next one does it', () => {
    const rule = found('AWS::Events::Rule', ({ ScheduleExpression }) => ScheduleExpression !== undefined);
    const { logicalId } = functionOf(jobBy('expireOrders'));
    expect(rule.properties).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [{ Arn: aliasOf(jobBy('expireOrders')), Input: '{}' }],
    });
    const tries = found('AWS::Lambda::EventInvokeConfig', ({ FunctionName }) => FunctionName.Ref === logicalId);
    expect(tries.properties.MaximumRetryAttempts).toBe(0);
  });
});
