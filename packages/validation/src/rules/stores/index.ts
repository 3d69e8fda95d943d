import type { Rule } from '../../rule.ts'
import { requireLateWindow } from './require-late-window.ts'
import { requireLokiIntake } from './require-loki-intake.ts'
import { requireLokiMode } from './require-loki-mode.ts'
import { requireLokiRetention } from './require-loki-retention.ts'
import { requireSingleNodeAffinity } from './require-single-node-affinity.ts'

export const STORES: readonly Rule[] = [
  requireLateWindow,
  requireLokiIntake,
  requireLokiMode,
  requireLokiRetention,
  requireSingleNodeAffinity,
]
