/** The role of a box gives its place, the service above its name, and its color. */
export type Lane = 'callers' | 'edge' | 'gateway' | 'functions' | 'data' | 'care';
export type Band = 'request' | 'events' | 'care';
export type Family = 'outside' | 'edge' | 'compute' | 'data' | 'events' | 'care';

type RoleOf = { readonly band: Band; readonly lane: Lane; readonly service: string; readonly family: Family };

const role = (band: Band, lane: Lane, family: Family, service: string): RoleOf => ({ band, lane, service, family });

/** In the order of boxes in a lane, from the top. */
export const roles = {
  programs: role('request', 'callers', 'outside', 'app client'),
  people: role('request', 'callers', 'outside', 'app client'),
  firewall: role('request', 'edge', 'edge', 'WAF'),
  distribution: role('request', 'edge', 'edge', 'CloudFront'),
  pages: role('request', 'edge', 'edge', 'S3'),
  api: role('request', 'gateway', 'edge', 'API Gateway'),
  users: role('request', 'gateway', 'edge', 'Cognito'),
  schedule: role('request', 'gateway', 'events', 'EventBridge'),
  read: role('request', 'functions', 'compute', 'Lambda'),
  write: role('request', 'functions', 'compute', 'Lambda'),
  batch: role('request', 'functions', 'compute', 'Lambda'),
  page: role('request', 'functions', 'compute', 'Lambda'),
  sweeper: role('request', 'functions', 'compute', 'Lambda'),
  index: role('request', 'data', 'data', 'DynamoDB'),
  table: role('request', 'data', 'data', 'DynamoDB'),
  stream: role('request', 'data', 'data', 'DynamoDB'),
  consumer: role('events', 'data', 'compute', 'Lambda'),
  bus: role('events', 'functions', 'events', 'EventBridge'),
  notifier: role('events', 'gateway', 'compute', 'Lambda'),
  mail: role('events', 'callers', 'events', 'SES'),
  queue: role('events', 'functions', 'events', 'SQS'),
  secrets: role('care', 'care', 'care', 'DynamoDB'),
  key: role('care', 'care', 'care', 'KMS'),
  backup: role('care', 'care', 'care', 'Backup'),
  logs: role('care', 'care', 'care', 'CloudWatch Logs'),
  dashboard: role('care', 'care', 'care', 'CloudWatch'),
  alarms: role('care', 'care', 'care', 'CloudWatch'),
  topic: role('care', 'care', 'care', 'SNS'),
  rollout: role('care', 'care', 'care', 'CodeDeploy'),
  visits: role('care', 'care', 'care', 'S3'),
  layer: role('care', 'care', 'care', 'Lambda layer'),
  network: role('care', 'care', 'care', 'VPC'),
} satisfies Readonly<Record<string, RoleOf>>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[];
