/** A file that breaks one rule of .dependency-cruiser.cjs, in a tree that otherwise keeps them all. */
export type Probe = {
  readonly rule: string;
  readonly file: string;
  readonly source: string;
  /** A second file that the violation takes; the violation is reported on the first. */
  readonly partner?: { readonly file: string; readonly source: string };
};

/** The tree the probes are planted in; on its own it breaks nothing. */
export const soundTree: Readonly<Record<string, string>> = {
  'src/domain/sound.ts': `import type { Other } from '#domain/other';\nexport const sound: Other = 1;\n`,
  'src/domain/other.ts': 'export type Other = number;\n',
  'src/application/sound.ts': `import { sound } from '#domain/sound';\nexport const useCase = () => sound;\n`,
  'src/adapters/http/sound.ts': `import * as z from 'zod/mini';\nimport { useCase } from '#application/sound';\nexport const operation = { body: z.number(), useCase };\n`,
  'src/adapters/lambda/sound.ts': `import type { Context } from 'aws-lambda';\nimport { operation } from '#adapters/http/sound';\nexport const handler = (_: unknown, context: Context) => [operation, context];\n`,
  'src/adapters/memory/sound.ts': `import { randomUUID } from 'node:crypto';\nexport const memory = randomUUID;\n`,
  'src/adapters/dynamodb/sound.ts': `import { Entity } from 'electrodb';\nexport const entity = Entity;\n`,
  'src/adapters/dynamodb/table.ts': `import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';\nexport const table: Partial<CreateTableCommandInput> = {};\n`,
  'src/adapters/lambda/jobs/registry.ts': `import { useCase } from '#application/sound';\nexport const jobs = [useCase];\n`,
  'src/adapters/events/sound.ts': `import { EventBridgeClient } from '@aws-sdk/client-eventbridge';\nexport const bus = EventBridgeClient;\n`,
  'src/adapters/notifications/sound.ts': `import { SESv2Client } from '@aws-sdk/client-sesv2';\nexport const mail = SESv2Client;\n`,
  'src/infrastructure/sound.ts': `import 'reflect-metadata';\nimport { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nimport { Container } from 'inversify';\nimport { memory } from '#adapters/memory/sound';\nexport const all = [DynamoDBClient, Container, memory];\n`,
  'cdk/sound.ts': `import { App } from 'aws-cdk-lib';\nimport { table } from '#adapters/dynamodb/table';\nimport { operation } from '#adapters/http/sound';\nimport { jobs } from '#adapters/lambda/jobs/registry';\nexport const app = [App, table, operation, jobs];\n`,
  'web/shared/sound.ts': 'export const shared = 1;\n',
  'web/console/sound.ts': `import { shared } from '../shared/sound';\nexport const page = shared;\n`,
  'test/sound.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nimport { all } from '#infrastructure/sound';\nexport const world = [all, DynamoDBClient];\n`,
};

const importing = (rule: string, folder: string, target: string, form: 'value' | 'type' | 'late' = 'value'): Probe => ({
  rule,
  file: `${folder}/${rule}--${target.replaceAll(/[^a-z0-9]+/gi, '-')}-${form}.ts`,
  source: {
    value: `import * as target from '${target}';\nexport default target;\n`,
    type: `import type * as target from '${target}';\nexport type Target = typeof target;\n`,
    late: `export default () => import('${target}');\n`,
  }[form],
});

export const probes: readonly Probe[] = [
  importing('domain-imports-only-domain', 'src/domain', '#application/sound'),
  importing('domain-imports-only-domain', 'src/domain', '#application/sound', 'type'),
  importing('domain-imports-only-domain', 'src/domain/orders', '#application/sound', 'late'),
  importing('domain-imports-only-domain', 'src/domain', 'node:crypto'),
  importing('domain-imports-only-domain', 'src/domain', 'jose'),
  importing('application-imports-only-domain', 'src/application', '#adapters/memory/sound'),
  importing('application-imports-only-domain', 'src/application', '#infrastructure/sound', 'type'),
  importing('application-imports-only-domain', 'src/application/orders', 'node:timers/promises'),
  importing('application-imports-only-domain', 'src/application', 'jose'),
  importing('adapters-do-not-know-infrastructure', 'src/adapters/memory', '#infrastructure/sound'),
  importing('adapters-do-not-know-infrastructure', 'src/adapters/http', '#infrastructure/sound', 'type'),
  importing('adapters-do-not-know-each-other', 'src/adapters/memory', '#adapters/dynamodb/sound'),
  importing('adapters-do-not-know-each-other', 'src/adapters/http', '#adapters/lambda/sound'),
  importing('adapters-do-not-know-each-other', 'src/adapters/http/operations', '#adapters/memory/sound', 'late'),
  importing('adapter-lambda-knows-only-http', 'src/adapters/lambda', '#adapters/memory/sound'),
  importing('inversify-only-in-infrastructure', 'src/adapters/memory', 'inversify'),
  importing('inversify-only-in-infrastructure', 'src/adapters/http', 'reflect-metadata'),
  importing('inversify-only-in-infrastructure', 'cdk', 'inversify', 'type'),
  importing('zod-only-at-the-edge', 'src/adapters/memory', 'zod'),
  importing('zod-only-at-the-edge', 'src/adapters/dynamodb', 'zod/mini'),
  importing('zod-only-at-the-edge', 'cdk', 'zod', 'late'),
  importing('aws-sdk-only-in-dynamodb-adapter', 'src/adapters/http', '@aws-sdk/client-dynamodb'),
  importing('aws-sdk-only-in-dynamodb-adapter', 'src/adapters/lambda', '@aws-sdk/client-dynamodb', 'late'),
  importing('aws-sdk-only-in-dynamodb-adapter', 'src/adapters/memory', 'electrodb', 'type'),
  importing('adapter-events-knows-only-its-client', 'src/adapters/events', '@aws-sdk/client-dynamodb'),
  importing('adapter-events-knows-only-its-client', 'src/adapters/events', '@aws-sdk/client-sesv2', 'type'),
  importing('adapter-notifications-knows-only-its-client', 'src/adapters/notifications', 'electrodb'),
  importing(
    'adapter-notifications-knows-only-its-client',
    'src/adapters/notifications',
    '@aws-sdk/client-eventbridge',
    'late',
  ),
  importing('cdk-libraries-only-in-cdk', 'test/unit', 'aws-cdk-lib'),
  importing('cdk-libraries-only-in-cdk', 'test/unit', 'constructs'),
  importing('src-does-not-know-cdk-or-test', 'src/infrastructure', '#cdk/sound'),
  importing('src-does-not-know-cdk-or-test', 'src/adapters/memory', '#test/sound', 'type'),
  importing('cdk-reads-only-operations-and-table', 'cdk', '#infrastructure/sound'),
  importing('cdk-reads-only-operations-and-table', 'cdk', '#adapters/dynamodb/sound'),
  importing('cdk-reads-only-operations-and-table', 'cdk', '#domain/sound', 'type'),
  importing('cdk-reads-only-operations-and-table', 'cdk', '#adapters/lambda/sound'),
  importing('web-knows-only-the-client', 'web/form', '#domain/sound', 'type'),
  importing('web-knows-only-the-client', 'web/shared', '#adapters/http/sound', 'late'),
  importing('pages-do-not-know-each-other', 'web/form', '../console/sound'),
  importing('pages-do-not-know-each-other', 'web/shared', '../console/sound', 'type'),
  importing('nothing-knows-web', 'src/infrastructure', '../../web/shared/sound'),
  importing('nothing-knows-web', 'cdk', '../web/shared/sound', 'type'),
  importing('no-development-package-in-src', 'src/infrastructure', 'fast-check'),
  importing('no-undeclared-package', 'src/infrastructure', 'acorn'),
  importing('everything-resolves', 'src/infrastructure', '#domain/missing'),
  importing('everything-resolves', 'src/adapters/http', 'no-such-package'),
  {
    rule: 'no-circles',
    file: 'src/domain/circle/one.ts',
    source: `import type { Two } from '#domain/circle/two';\nexport type One = Two;\n`,
    partner: {
      file: 'src/domain/circle/two.ts',
      source: `import type { One } from '#domain/circle/one';\nexport type Two = One;\n`,
    },
  },
  { rule: 'no-orphans', file: 'src/application/left-over.ts', source: 'export const leftOver = 1;\n' },
];
