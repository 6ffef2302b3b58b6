/** Sends mails that are due: reminders, announcements, deadlines of requests. */
import { systemClock } from "../core/clock.ts";
import { runNotice } from "../core/notice/run.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";
import { openPost } from "../runtime/post.ts";

const config = readEnv("TABLE_NAME", "MAIL_FROM");
const services = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  post: openPost(config.MAIL_FROM),
};

export const handler = jobHandler((job, report) => runNotice({ ...services, ...report }, job));
