/** Runs `sst.config.ts` as `sst deploy` does up to the point where an account would be needed. */
import { text } from "node:stream/consumers";
import { App } from "sst/constructs";
import { initProject, useProject } from "sst/project.js";
import { load } from "sst/stacks/build.js";
import { defaultRegion, offlineAccount } from "../../stacks/config.ts";
import { type Plan, root } from "./inputs.ts";

// SST is loaded by now. The plan comes when there is one; nothing means that none is needed.
const given = await text(process.stdin);
if (given === "") process.exit(0);
const plan = JSON.parse(given) as Plan;

try {
  process.chdir(root);
  process.env.SITE_DIR = plan.siteDir;
  await initProject({ root, stage: plan.stage, ...(plan.region ? { region: plan.region } : {}) });
  const { config, paths } = useProject();
  const [, sstConfig] = await load(paths.config);
  const app = new App(
    {
      account: offlineAccount,
      stage: config.stage,
      name: config.name,
      region: config.region ?? defaultRegion,
      mode: "deploy",
    },
    { outdir: plan.outDir, context: { "aws:cdk:enable-path-metadata": false } },
  );
  await sstConfig.stacks(app);
  await app.finish();
  app.synth();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(message.replace(/\s*\n\s*/g, " "));
  process.exit(1);
}
