import type { Role } from './roles';

/**
 * How the picture shows resources of a type: in a box; as a part of the resource that a property references, or of those
 * that reference it; or not at all, for a reason. A type that is not listed is an error, so that none is forgotten.
 */
export type Rule =
  | { readonly drawn: Role | 'function' | 'client' | 'bucket' | 'rule' }
  | { readonly partOf: string }
  | { readonly partOfItsUsers: true }
  | { readonly notDrawn: string };

const drawn = (drawn: Extract<Rule, { drawn: unknown }>['drawn']): Rule => ({ drawn });
const partOf = (partOf: string): Rule => ({ partOf });
const partOfItsUsers: Rule = { partOfItsUsers: true };
const notDrawn = (notDrawn: string): Extract<Rule, { notDrawn: string }> => ({ notDrawn });

const rules: Readonly<Record<string, Rule>> = {
  'AWS::ApiGateway::Account': notDrawn('a setting of the account, not of the service'),
  'AWS::ApiGateway::Authorizer': partOf('RestApiId'),
  'AWS::ApiGateway::Deployment': partOf('RestApiId'),
  'AWS::ApiGateway::GatewayResponse': partOf('RestApiId'),
  'AWS::ApiGateway::Method': partOf('RestApiId'),
  'AWS::ApiGateway::Resource': partOf('RestApiId'),
  'AWS::ApiGateway::RestApi': drawn('api'),
  'AWS::ApiGateway::Stage': partOf('RestApiId'),
  'AWS::ApiGatewayV2::Api': drawn('api'),
  'AWS::ApiGatewayV2::ApiMapping': partOf('ApiId'),
  'AWS::ApiGatewayV2::Authorizer': partOf('ApiId'),
  'AWS::ApiGatewayV2::DomainName': partOfItsUsers,
  'AWS::ApiGatewayV2::Integration': partOf('ApiId'),
  'AWS::ApiGatewayV2::Route': partOf('ApiId'),
  'AWS::ApiGatewayV2::Stage': partOf('ApiId'),
  'AWS::Backup::BackupPlan': drawn('backup'),
  'AWS::Backup::BackupSelection': partOf('BackupPlanId'),
  'AWS::Backup::BackupVault': partOfItsUsers,
  'AWS::Budgets::Budget': notDrawn('a mail when a month becomes dear; nothing is connected to it'),
  'AWS::CDK::Metadata': notDrawn('the version of the CDK that wrote the template'),
  'AWS::CertificateManager::Certificate': partOfItsUsers,
  'AWS::CloudFront::CachePolicy': partOfItsUsers,
  'AWS::CloudFront::Distribution': drawn('distribution'),
  'AWS::CloudFront::Function': partOfItsUsers,
  'AWS::CloudFront::OriginAccessControl': partOfItsUsers,
  'AWS::CloudFront::OriginRequestPolicy': partOfItsUsers,
  'AWS::CloudFront::ResponseHeadersPolicy': partOfItsUsers,
  'AWS::CloudWatch::Alarm': drawn('alarms'),
  'AWS::CloudWatch::CompositeAlarm': drawn('alarms'),
  'AWS::CloudWatch::Dashboard': drawn('dashboard'),
  'AWS::CodeDeploy::Application': drawn('rollout'),
  'AWS::CodeDeploy::DeploymentConfig': partOfItsUsers,
  'AWS::CodeDeploy::DeploymentGroup': partOf('ApplicationName'),
  'AWS::Cognito::ManagedLoginBranding': partOf('UserPoolId'),
  'AWS::Cognito::UserPool': drawn('users'),
  'AWS::Cognito::UserPoolClient': drawn('client'),
  'AWS::Cognito::UserPoolDomain': partOf('UserPoolId'),
  'AWS::Cognito::UserPoolGroup': partOf('UserPoolId'),
  'AWS::Cognito::UserPoolResourceServer': partOf('UserPoolId'),
  'AWS::DynamoDB::GlobalTable': drawn('table'),
  'AWS::DynamoDB::Table': drawn('table'),
  'AWS::EC2::FlowLog': partOf('ResourceId'),
  'AWS::EC2::RouteTable': partOf('VpcId'),
  'AWS::EC2::SecurityGroup': partOf('VpcId'),
  'AWS::EC2::SecurityGroupEgress': partOf('GroupId'),
  'AWS::EC2::SecurityGroupIngress': partOf('GroupId'),
  'AWS::EC2::Subnet': partOf('VpcId'),
  'AWS::EC2::SubnetRouteTableAssociation': partOf('SubnetId'),
  'AWS::EC2::VPC': drawn('network'),
  'AWS::EC2::VPCEndpoint': partOf('VpcId'),
  'AWS::Events::Archive': partOf('SourceArn'),
  'AWS::Events::EventBus': drawn('bus'),
  'AWS::Events::EventBusPolicy': partOf('EventBusName'),
  'AWS::Events::Rule': drawn('rule'),
  'AWS::IAM::ManagedPolicy': partOf('Roles'),
  'AWS::IAM::Policy': partOf('Roles'),
  'AWS::IAM::Role': partOfItsUsers,
  'AWS::KMS::Alias': partOf('TargetKeyId'),
  'AWS::KMS::Key': drawn('key'),
  'AWS::Lambda::Alias': partOf('FunctionName'),
  'AWS::Lambda::EventInvokeConfig': partOf('FunctionName'),
  'AWS::Lambda::EventSourceMapping': partOf('FunctionName'),
  'AWS::Lambda::Function': drawn('function'),
  'AWS::Lambda::LayerVersion': drawn('layer'),
  'AWS::Lambda::Permission': partOf('FunctionName'),
  'AWS::Lambda::Version': partOf('FunctionName'),
  'AWS::Logs::LogGroup': drawn('logs'),
  'AWS::Logs::MetricFilter': partOf('LogGroupName'),
  'AWS::Logs::QueryDefinition': notDrawn('a question to the logs that an operator begins with'),
  'AWS::Logs::ResourcePolicy': notDrawn('allows AWS services to write logs; the logs are drawn'),
  'AWS::S3::Bucket': drawn('bucket'),
  'AWS::S3::BucketPolicy': partOf('Bucket'),
  'AWS::SES::ConfigurationSet': drawn('mail'),
  'AWS::SES::EmailIdentity': drawn('mail'),
  'AWS::SES::Template': drawn('mail'),
  'AWS::SNS::Subscription': partOf('TopicArn'),
  'AWS::SNS::Topic': drawn('topic'),
  'AWS::SNS::TopicPolicy': partOf('Topics'),
  'AWS::SQS::Queue': drawn('queue'),
  'AWS::SQS::QueuePolicy': partOf('Queues'),
  'AWS::Scheduler::Schedule': drawn('rule'),
  'AWS::Scheduler::ScheduleGroup': partOfItsUsers,
  'AWS::WAFv2::IPSet': partOfItsUsers,
  'AWS::WAFv2::LoggingConfiguration': partOf('ResourceArn'),
  'AWS::WAFv2::WebACL': drawn('firewall'),
  'AWS::WAFv2::WebACLAssociation': partOf('WebACLArn'),
  'Custom::Secrets': drawn('secrets'),
};

/** Custom resources of the CDK, and their functions. */
export const onlyWhileDeploying = notDrawn('works only during a deployment');

export const namedByAPerson = notDrawn('a role that a person names to restore a backup');

export const ruleFor = (type: string): Rule | undefined =>
  rules[type] ?? (type.startsWith('Custom::') ? onlyWhileDeploying : undefined);
