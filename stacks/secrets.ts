/** Secrets and parameters, by who needs them. No value is ever in the repository. */
import { KeyGroup, PublicKey } from "aws-cdk-lib/aws-cloudfront";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { ArnFormat } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { imageKeyParameters } from "./parameters.ts";
import { removalPolicy } from "./removal.ts";

export function Secrets({ app, stack }: StackContext) {
  /** Proves to the API that a request came through our own distribution. */
  const originSecret = new Secret(stack, "OriginSecret", {
    description: "Header value the distribution adds and the API demands",
    generateSecretString: { passwordLength: 48, excludePunctuation: true, includeSpace: false },
    removalPolicy: removalPolicy(app),
  });

  // The pair is made by `npm run deploy` before the first deployment: CloudFormation cannot make one,
  // and the private half must never stand in a template.
  const names = imageKeyParameters(app.stage);
  const imagePublicKey = new PublicKey(stack, "ImagePublicKey", {
    encodedKey: StringParameter.valueForStringParameter(stack, names.publicKey),
    comment: "Verifies the cookies that open a person's own images",
  });
  const imageKeyGroup = new KeyGroup(stack, "ImageKeyGroup", { items: [imagePublicKey] });

  return {
    originSecret,
    imageKeyGroup,
    imageKeyPairId: imagePublicKey.publicKeyId,
    imagePrivateKey: {
      name: names.privateKey,
      arn: stack.formatArn({
        service: "ssm",
        resource: "parameter",
        resourceName: names.privateKey.slice(1),
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    },
  };
}
