import type { SSTConfig } from "sst";
import { Alarms } from "./stacks/alarms.ts";
import { Api } from "./stacks/api.ts";
import { prepareApp, protectedStack } from "./stacks/app.ts";
import { appName, defaultRegion } from "./stacks/config.ts";
import { Cron } from "./stacks/cron.ts";
import { Data } from "./stacks/data.ts";
import { Queues } from "./stacks/queues.ts";
import { Secrets } from "./stacks/secrets.ts";
import { Web } from "./stacks/web.ts";

export default {
  config: () => ({ name: appName, region: defaultRegion }),
  async stacks(app) {
    prepareApp(app);
    app
      .stack(Secrets, protectedStack(app))
      .stack(Data, protectedStack(app))
      .stack(Queues)
      .stack(Api)
      .stack(Cron);
    // Whoever builds the site at the same time says here when it is done.
    await app.node.tryGetContext("siteBuilt");
    app.stack(Web).stack(Alarms);
  },
} satisfies SSTConfig;
