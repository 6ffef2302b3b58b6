/** Runs `sst.config.ts` as `sst deploy` does up to the point where an account would be needed. */
import { text } from "node:stream/consumers";
import { App } from "sst/constructs";
import { useDeferredTasks } from "sst/constructs/deferred_task.js";
import { initProject, useProject } from "sst/project.js";
import { load } from "sst/stacks/build.js";
import { defaultRegion, offlineAccount } from "../../stacks/config.ts";
import { type Plan, root } from "./inputs.ts";
import { removeOldAssets } from "./old-assets.ts";

const plan = JSON.parse(process.argv[2] ?? "") as Plan;
// Its end says that the site's files are there.
const siteBuilt = text(process.stdin);

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
    { outdir: plan.outDir, context: { "aws:cdk:enable-path-metadata": false, siteBuilt } },
  );
  const declared = sstConfig.stacks(app);
  // The bundles are made while the stacks that need the site still wait for it.
  await Promise.all([declared, useDeferredTasks().run()]);
  await app.finish();
  app.synth();
  // Here, where no clock is moved: files bear the real time.
  removeOldAssets(plan.outDir);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(message.replace(/\s*\n\s*/g, " "));
  process.exit(1);
}
