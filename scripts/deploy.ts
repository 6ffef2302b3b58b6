/** Deploys a stage: checks, site, packages, keys, then `sst deploy`. `--dry-run` only names the steps. */
import { parseArgs } from "node:util";
import { keepsData, requireDeployableStage, stageConfig } from "../stacks/config.ts";
import { certificateParameter, imageKeyParameters } from "../stacks/parameters.ts";
import { ensureImageKey } from "./deploy/image-key.ts";
import { openParameters } from "./deploy/parameters.ts";
import { protectStacks } from "./deploy/protect.ts";
import { prepareSharp } from "./deploy/sharp.ts";
import { deployStacks } from "./deploy/sst.ts";
import { buildSite } from "./site.ts";
import { synthesize } from "./synth.ts";

interface Step {
  readonly does: string;
  run(): Promise<unknown>;
}

function stepsFor(stage: string): Step[] {
  const parameters = openParameters();
  const { domain } = stageConfig(stage);
  const certificate = certificateParameter(stage);
  return [
    {
      does: "check the credentials: ask SSM for the image key's public half",
      run: () => parameters.get(imageKeyParameters(stage).publicKey),
    },
    ...(domain
      ? [
          {
            does: `check that ${certificate} names the certificate of ${domain}`,
            run: async () => {
              if (await parameters.get(certificate)) return;
              throw new Error(
                `parameter ${certificate} is missing: put the ARN of ${domain}'s certificate in us-east-1 there`,
              );
            },
          },
        ]
      : []),
    { does: "build the site into web/dist", run: buildSite },
    { does: "prepare sharp for linux-arm64 in .build/", run: prepareSharp },
    {
      does: "synthesize offline, so that mistakes show before anything changes",
      run: () => synthesize({ stage }),
    },
    {
      does: "make the key pair that signs image cookies, if the stage has none",
      run: () => ensureImageKey(parameters, imageKeyParameters(stage)),
    },
    { does: `sst deploy --stage ${stage}`, run: () => deployStacks(stage) },
    ...(keepsData(stage)
      ? [
          {
            does: "turn on termination protection for the stacks that hold data",
            run: async () => protectStacks(await synthesize({ stage })),
          },
        ]
      : []),
  ];
}

try {
  const { values } = parseArgs({
    options: { stage: { type: "string" }, "dry-run": { type: "boolean" } },
  });
  const stage = requireDeployableStage(values.stage);
  for (const [n, step] of stepsFor(stage).entries()) {
    console.log(`${n + 1}. ${step.does}`);
    if (!values["dry-run"]) await step.run();
  }
} catch (error) {
  console.error(`deploy: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
