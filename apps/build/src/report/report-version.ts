/** The version of what `--json` prints: docs/report.schema.json. Fields are added, never renamed or removed. */
export const REPORT_VERSION = 1
