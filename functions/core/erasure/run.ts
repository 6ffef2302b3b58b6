import type { DataContext, JobMessage } from "../context.ts";

export async function runErasure(_context: DataContext, job: JobMessage): Promise<void> {
  throw new Error(`nothing is known about ${job.sk}`);
}
