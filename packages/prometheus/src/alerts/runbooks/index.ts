import type { Runbook } from '../runbook.ts'
import { ABSENCE_RUNBOOKS } from './absence.ts'
import { CAPACITY_RUNBOOKS } from './capacity.ts'
import { GITOPS_RUNBOOKS } from './gitops.ts'
import { LOSS_RUNBOOKS } from './loss.ts'

export type { Look, Runbook } from '../runbook.ts'

/** The runbook of each alert that the generator makes, by its name: an alert without one is no `AlertName`. */
export const RUNBOOKS = {
  ...ABSENCE_RUNBOOKS,
  ...LOSS_RUNBOOKS,
  ...CAPACITY_RUNBOOKS,
  ...GITOPS_RUNBOOKS,
} as const satisfies Readonly<Record<string, Runbook>>

export type AlertName = keyof typeof RUNBOOKS
