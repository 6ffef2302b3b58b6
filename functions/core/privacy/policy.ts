/** The version of the privacy policy in force: its date. */
export const policyVersion = "2026-11-23";
