import type { Runbook } from '../runbook.ts'
import { ABSENCE_RUNBOOKS } from './absence.ts'
import { BACKUP_RUNBOOKS } from './backups.ts'
import { CAPACITY_RUNBOOKS } from './capacity.ts'
import { DATABASE_RUNBOOKS } from './databases.ts'
import { GITOPS_RUNBOOKS } from './gitops.ts'
import { HOST_RUNBOOKS } from './hosts.ts'
import { LOSS_RUNBOOKS } from './loss.ts'
import { SPAN_RUNBOOKS } from './spans.ts'
import { THANOS_RUNBOOKS } from './thanos.ts'
import { VICTORIA_LOGS_RUNBOOKS } from './victoria-logs.ts'

export type { Look, Runbook } from '../runbook.ts'

/** The runbook of each alert that the generator makes, by its name: an alert without one is no `AlertName`. */
export const RUNBOOKS = {
  ...ABSENCE_RUNBOOKS,
  ...LOSS_RUNBOOKS,
  ...SPAN_RUNBOOKS,
  ...THANOS_RUNBOOKS,
  ...VICTORIA_LOGS_RUNBOOKS,
  ...CAPACITY_RUNBOOKS,
  ...GITOPS_RUNBOOKS,
  ...HOST_RUNBOOKS,
  ...BACKUP_RUNBOOKS,
  ...DATABASE_RUNBOOKS,
} as const satisfies Readonly<Record<string, Runbook>>

export type AlertName = keyof typeof RUNBOOKS
