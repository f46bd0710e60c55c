import { CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { type Job, portsOf } from '#adapters/lambda/job';
import { type PaymentSettings, type ShopSettings, simulated } from '#adapters/policies/shop-settings';
import { IssuerKeys } from '#cdk/access/issuer-keys';
import { ShopUserPool, scopePrefix } from '#cdk/access/user-pool';
import { AccessLog } from '#cdk/api/access-log';
import { ApiDomain } from '#cdk/api/api-domain';
import { OrderHttpApi } from '#cdk/api/http-api';
import { OrderRestApi } from '#cdk/api/rest-api';
import { Backups } from '#cdk/data/backups';
import { ServiceSecrets } from '#cdk/data/secrets';
import { StageKey } from '#cdk/data/stage-key';
import { OrderTable } from '#cdk/data/table';
import type { BundlesOf } from '#cdk/functions/bundles';
import { IsolatedNetwork } from '#cdk/functions/isolated-network';
import { OperationFunctions } from '#cdk/functions/operation-functions';
import { ThirdPartyLayer } from '#cdk/functions/third-party-layer';
import { deployJobs, eventSources } from '#cdk/jobs/deployed-jobs';
import { ShopBus } from '#cdk/jobs/event-bus';
import { Alarms } from '#cdk/monitoring/alarms';
import { OperationsDashboard } from '#cdk/monitoring/operations-dashboard';
import { ServiceMetrics } from '#cdk/monitoring/service-metrics';
import { Watch } from '#cdk/monitoring/watch';
import { Pages } from '#cdk/pages/pages';
import { Rollout } from '#cdk/release/rollout';
import type { Stage } from '#cdk/stage';
import { tagsOf } from '#cdk/tags';
import { customerScopes, scopes } from '#domain/access/caller';
import { type PageSignIn, pageConfiguration, takesStripe } from '#infrastructure/pages/configuration';

export type OrderServiceProps = {
  readonly stage: Stage;
  readonly operations: readonly Operation[];
  readonly jobs: readonly Job[];
  readonly bundlesOf: BundlesOf;
  /** The decisions of the shop, of shop.json. */
  readonly settings: ShopSettings;
};

/** Stripe and the endpoints of webhooks are reached over the internet. */
const refuseUnreachable = ({ network, webhooks }: Stage, { provider }: PaymentSettings): void => {
  if (webhooks && network === 'isolated')
    throw new Error(
      'network: isolated has no way to the endpoints of webhooks. Set network to none, or webhooks to no.',
    );
  if (provider === 'stripe' && network === 'isolated')
    throw new Error(
      'network: isolated has no way to Stripe, which shop.json names as the provider of payments. Set network to none, or payments.provider to simulator.',
    );
};

type Declared = Pick<OrderServiceProps, 'operations' | 'jobs'>;

/**
 * The operations and jobs of a stage: without webhooks, none of their area, and no job that calls endpoints. A shop whose orders
 * keep their private data has no job that erases it.
 */
const declaredIn = ({ webhooks }: Stage, { privateDataDays }: ShopSettings, declared: Declared): Declared => {
  const left: ReturnType<typeof portsOf> = [
    ...(webhooks ? [] : (['webhookCalls'] as const)),
    ...(privateDataDays === undefined ? (['privateOrders'] as const) : []),
  ];
  return {
    operations: declared.operations.filter(({ tag }) => webhooks || tag !== 'Webhooks'),
    jobs: declared.jobs.filter((job) => !portsOf(job).some((port) => left.includes(port))),
  };
};

/** The sign-in of the pages: customers need no scope of staff, and the console asks for all. The pages' origin is one of the pool's, so a client exists. */
const signInOf = ({ signIn, webClientId = '' }: ShopUserPool): PageSignIn => ({
  kind: 'cognito',
  page: signIn,
  clientId: webClientId,
  scopes: ['openid', 'email', ...customerScopes.map((name) => `${scopePrefix}${name}`)],
  staffScopes: ['openid', 'email', ...scopes.map((name) => `${scopePrefix}${name}`)],
});

/** One shop, generated from its operations and jobs. Its synthesis needs no account. */
export class OrderServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, bundlesOf, settings, ...declared }: OrderServiceProps) {
    const { payments = simulated } = settings;
    const { operations, jobs } = declaredIn(stage, settings, declared);
    refuseUnreachable(stage, payments);
    const { webOrigins, signInOrigins, partners, keep } = stage;
    super(scope, id, {
      description: `Order service, stage ${stage.name}`,
      analyticsReporting: false,
      terminationProtection: keep,
      tags: tagsOf(stage),
    });
    const prefix = `order-service-${stage.name}`;
    const key = stage.encryption === 'own-key' ? new StageKey(this, 'Encryption', { name: prefix, keep }) : undefined;
    // The first part of the logical ids of the bus and of all jobs.
    const background = new Construct(this, 'Background');
    const bus = new ShopBus(background, 'Events', { name: prefix, sources: eventSources(jobs), key });
    const table = new OrderTable(this, 'Orders', { tableName: prefix, stage, key });
    const bundles = bundlesOf(stage.code);
    const layer =
      bundles.layer === undefined
        ? undefined
        : new ThirdPartyLayer(this, 'ThirdParty', { prefix, folder: bundles.layer }).layer;
    // API, functions, user pool and pages depend on each other in this order: the API id comes late.
    const apiId = Lazy.string({ produce: () => api.apiId });
    const secrets = new ServiceSecrets(this, 'Secrets', { prefix, stage, bundles, layer, table });
    const pages =
      stage.web !== undefined
        ? new Pages(this, 'Pages', { name: prefix, stage, operations, apiId, withStripe: takesStripe(payments) })
        : undefined;
    const userPool = new ShopUserPool(this, 'Users', {
      name: prefix,
      origins: [...webOrigins, ...signInOrigins, ...(pages?.addresses ?? [])],
      partners,
      keep,
    });
    const network = stage.network === 'isolated' ? new IsolatedNetwork(this, 'Network', { stage }) : undefined;
    const issuerKeys =
      network === undefined
        ? undefined
        : new IssuerKeys(this, 'IssuerKeys', { prefix, stage, bundles, layer, issuer: userPool.issuer });
    const surroundings = {
      prefix,
      stage,
      bundles,
      layer,
      network,
      table,
      secrets,
      userPool,
      issuerKeys,
      bus,
      mail: stage.mail,
      payments,
      webOrigins,
      closed: stage.closed,
      metricsNamespace: prefix,
    };
    const functions = new OperationFunctions(this, 'Functions', { operations, apiId, ...surroundings });
    const deployedJobs = deployJobs(background, { jobs, key, ...surroundings });
    const { deployed, unmatched } = functions;
    // Each kind of API has ids of its own, so that CloudFormation can replace one by the other. They share the log.
    const gateway = new Construct(this, 'Http');
    const log = new AccessLog(gateway, 'Access', { name: prefix, stage });
    const apiProps = { name: prefix, stage, userPool, deployed, unmatched, log };
    const api =
      stage.api === 'rest'
        ? new OrderRestApi(gateway, 'Rest', apiProps)
        : // `Default` adds nothing to the ids, so that they are those of earlier releases.
          new OrderHttpApi(gateway, 'Default', apiProps);
    // With pages the API is behind their name.
    const domain = pages ?? (stage.domain && new ApiDomain(this, 'Domain', { ...stage.domain, api }));

    const metrics = new ServiceMetrics(this, 'Metrics', {
      ...{ stage, namespace: prefix, api, apiName: prefix, tableName: table.name, userPool },
      jobs: deployedJobs,
    });
    const jobFunctions = deployedJobs.map((job) => job.function.code);
    if (stage.dashboard)
      new OperationsDashboard(this, 'Dashboard', {
        name: prefix,
        metrics,
        namespace: prefix,
        functions: [...functions.all, ...jobFunctions],
        tableName: table.name,
      });
    const alarms = stage.alarms
      ? new Alarms(this, 'Alarms', { name: prefix, metrics, email: stage.alarmEmail, key })
      : undefined;
    if (stage.dashboard || stage.alarms || stage.monthlyBudget !== undefined)
      new Watch(this, 'Watch', { name: prefix, stage, metrics, accessLog: log.group, topic: alarms?.topic });
    if (stage.rollout !== 'none')
      new Rollout(this, 'Rollout', {
        name: prefix,
        serving: functions.all,
        rollback: alarms?.rollback ?? [],
        jobs: jobFunctions,
        isCanary: stage.rollout === 'canary',
      });
    const backups =
      stage.backup === 'none'
        ? undefined
        : new Backups(this, 'Backups', { name: prefix, tableArn: table.arn, lock: stage.vaultLock });

    // Without the final slash: every path begins with one.
    new CfnOutput(this, 'Url', { value: api.url.replace(/\/$/, '') });
    new CfnOutput(this, 'TableName', { value: table.name });
    new CfnOutput(this, 'UserPoolId', { value: userPool.poolId });
    new CfnOutput(this, 'SignIn', { value: userPool.signIn });
    if (userPool.webClientId !== undefined) new CfnOutput(this, 'WebClientId', { value: userPool.webClientId });
    if (backups !== undefined) new CfnOutput(this, 'RestoreRoleArn', { value: backups.restoreRoleArn });
    if (stage.domain !== undefined && domain !== undefined)
      new CfnOutput(this, 'DomainLeadsTo', { value: domain.target, description: `CNAME of ${stage.domain.name}` });
    if (pages !== undefined) {
      new CfnOutput(this, 'PagesUrl', { value: pages.addresses[0] ?? '' });
      new CfnOutput(this, 'PagesBucket', { value: pages.bucketName });
      new CfnOutput(this, 'PagesConfiguration', {
        description: 'config.json beside the pages; npm run deploy writes it.',
        value: this.toJsonString(pageConfiguration(settings, signInOf(userPool))),
      });
    }
  }
}
