/** What one run of the worker for mails may take (stacks/queues/notice.ts). */
export const noticeTimeoutSeconds = 60;
