/** Which kinds of resources the local cloud knows: those it runs, and those it may leave out. */

/** Made real on this machine. */
export const known = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Stage",
  "AWS::CloudFront::Distribution",
  "AWS::CloudFront::Function",
  "AWS::CloudFront::KeyGroup",
  "AWS::CloudFront::OriginRequestPolicy",
  "AWS::CloudFront::PublicKey",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::DynamoDB::Table",
  "AWS::Events::Rule",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::Logs::LogGroup",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
  "AWS::SecretsManager::Secret",
  "Custom::CDKBucketDeployment",
]);

/** Of no consequence on one machine: rights, alarms, names, and helpers of deploying itself. */
export const ignored = new Set([
  "AWS::CDK::Metadata",
  "AWS::CertificateManager::Certificate",
  "AWS::CloudFront::CloudFrontOriginAccessIdentity",
  "AWS::CloudFront::OriginAccessControl",
  "AWS::CloudWatch::Alarm",
  "AWS::CloudWatch::Dashboard",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::KMS::Alias",
  "AWS::KMS::Key",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::LayerVersion",
  "AWS::Lambda::Permission",
  "AWS::Logs::MetricFilter",
  "AWS::Route53::RecordSet",
  "AWS::S3::BucketPolicy",
  "AWS::SES::ConfigurationSet",
  "AWS::SES::EmailIdentity",
  "AWS::SNS::Subscription",
  "AWS::SNS::Topic",
  "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueuePolicy",
  "Custom::S3AutoDeleteObjects",
]);

/** A resource type that is neither run nor known to be harmless must not pass in silence. */
export function refuseUnknown(types: Iterable<string>): void {
  const unknown = [...new Set(types)].filter((type) => !known.has(type) && !ignored.has(type));
  if (unknown.length > 0) {
    throw new Error(
      `The template has ${unknown.join(", ")}, which the local cloud does not know: ` +
        "teach it in local/template/, or list it as harmless in local/template/resources.ts.",
    );
  }
}
