import type { Rule } from './rule/rule.ts'
import { ALERTS } from './alerts/index.ts'
import { CAPACITY } from './capacity/index.ts'
import { DASHBOARDS } from './dashboards/index.ts'
import { FLUX } from './flux/index.ts'
import { QUERIES } from './queries/index.ts'
import { REFERENCES } from './references/index.ts'
import { SCHEMA } from './schema/index.ts'
import { SECURITY } from './security/index.ts'
import { STORES } from './stores/index.ts'
import { TELEMETRY } from './telemetry/index.ts'
import { WORKLOADS } from './workloads/index.ts'

/** Every rule, by its subject. A rule counts once it is listed by the index of its folder. */
export const RULES: readonly Rule[] = [
  ...ALERTS,
  ...CAPACITY,
  ...DASHBOARDS,
  ...FLUX,
  ...QUERIES,
  ...REFERENCES,
  ...SCHEMA,
  ...SECURITY,
  ...STORES,
  ...TELEMETRY,
  ...WORKLOADS,
]
