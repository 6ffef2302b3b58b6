/**
 * AWS list prices, US dollars, eu-central-1 (Frankfurt), on demand, November 2026.
 * @see https://aws.amazon.com/dynamodb/pricing/on-demand/ https://aws.amazon.com/sqs/pricing/
 *   https://aws.amazon.com/s3/pricing/ https://aws.amazon.com/lambda/pricing/
 */
export const dollars = {
  dynamodbWriteUnit: 0.7625 / 1_000_000,
  dynamodbReadUnit: 0.1525 / 1_000_000,
  sqsRequest: 0.4 / 1_000_000,
  s3Write: 0.0054 / 1_000,
  s3Read: 0.00043 / 1_000,
  /** On arm64. */
  lambdaGigabyteSecond: 0.0000133334,
} as const;
