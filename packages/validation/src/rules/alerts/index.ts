import type { Rule } from '../rule/rule.ts'
import { requireAbsenceAlert } from './require-absence-alert.ts'
import { requireAbsencePartner } from './require-absence-partner.ts'
import { requireAlertText } from './require-alert-text.ts'
import { requireAlertWait } from './require-alert-wait.ts'
import { requireClusterInAlert } from './require-cluster-in-alert.ts'
import { requireFiringAlert } from './require-firing-alert.ts'
import { requireLossAlert } from './require-loss-alert.ts'
import { requireOneCluster } from './require-one-cluster.ts'
import { requireSelectedObject } from './require-selected-object.ts'
import { requireTargetAlert } from './require-target-alert.ts'
import { uniqueAlert } from './unique-alert.ts'
import { validAlert } from './valid-alert.ts'
import { validAlertRoute } from './valid-alert-route.ts'

/** Whether somebody is told. */
export const ALERTS: readonly Rule[] = [
  requireAbsenceAlert,
  requireAbsencePartner,
  requireAlertText,
  requireAlertWait,
  requireClusterInAlert,
  requireFiringAlert,
  requireLossAlert,
  requireOneCluster,
  requireSelectedObject,
  requireTargetAlert,
  uniqueAlert,
  validAlert,
  validAlertRoute,
]
