import type { Rule } from '../rule/rule.ts'
import { requireAlertAnnotations } from './require-alert-annotations.ts'
import { requireAlertFor } from './require-alert-for.ts'
import { requireAlertSeverity } from './require-alert-severity.ts'
import { requireClusterAbsenceAlert } from './require-cluster-absence-alert.ts'
import { requireClusterInInhibition } from './require-cluster-in-inhibition.ts'
import { requireClusterInAlert } from './require-cluster-in-alert.ts'
import { requireConsistentCluster } from './require-consistent-cluster.ts'
import { requireEffectiveFallback } from './require-effective-fallback.ts'
import { requireLossAlert } from './require-loss-alert.ts'
import { requireMetricAbsenceAlert } from './require-metric-absence-alert.ts'
import { requireMountedReceiverSecret } from './require-mounted-receiver-secret.ts'
import { requirePrometheusSelection } from './require-prometheus-selection.ts'
import { requireTargetAlert } from './require-target-alert.ts'
import { uniqueAlert } from './unique-alert.ts'
import { uniqueRuleGroup } from './unique-rule-group.ts'
import { validAlert } from './valid-alert.ts'
import { validAlertCondition } from './valid-alert-condition.ts'
import { validAlertRoute } from './valid-alert-route.ts'

/** Alerts fire for what matters, and reach a person. */
export const ALERTS: readonly Rule[] = [
  requireAlertAnnotations,
  requireAlertFor,
  requireAlertSeverity,
  requireClusterAbsenceAlert,
  requireClusterInAlert,
  requireClusterInInhibition,
  requireConsistentCluster,
  requireEffectiveFallback,
  requireLossAlert,
  requireMetricAbsenceAlert,
  requireMountedReceiverSecret,
  requirePrometheusSelection,
  requireTargetAlert,
  uniqueAlert,
  uniqueRuleGroup,
  validAlert,
  validAlertCondition,
  validAlertRoute,
]
