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

/** Every rule by its category, which is the name of its folder. A rule counts once the index of its folder lists it. */
export const RULES_BY_CATEGORY = {
  alerts: ALERTS,
  capacity: CAPACITY,
  dashboards: DASHBOARDS,
  flux: FLUX,
  queries: QUERIES,
  references: REFERENCES,
  schema: SCHEMA,
  security: SECURITY,
  stores: STORES,
  telemetry: TELEMETRY,
  workloads: WORKLOADS,
} as const satisfies Readonly<Record<string, readonly Rule[]>>

export const RULES: readonly Rule[] = Object.values(RULES_BY_CATEGORY).flat()
