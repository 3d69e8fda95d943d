import type { Rule } from '../rule/rule.ts'
import { banEmptyChartList } from './ban-empty-chart-list.ts'
import { banBreakingValue } from './ban-breaking-value.ts'
import { noMissingChartAlert } from './no-missing-chart-alert.ts'
import { noMissingChartVolume } from './no-missing-chart-volume.ts'
import { requireKnownChartNames } from './require-known-chart-names.ts'
import { requireLateWindow } from './require-late-window.ts'
import { requireLokiIntake } from './require-loki-intake.ts'
import { requireLokiMode } from './require-loki-mode.ts'
import { requireLokiRetention } from './require-loki-retention.ts'
import { requireStackSettings } from './require-stack-settings.ts'
import { requireTraefikLabels } from './require-traefik-labels.ts'
import { requireSingleNodeAffinity } from './require-single-node-affinity.ts'

export const STORES: readonly Rule[] = [
  banEmptyChartList,
  noMissingChartAlert,
  banBreakingValue,
  noMissingChartVolume,
  requireKnownChartNames,
  requireLateWindow,
  requireLokiIntake,
  requireLokiMode,
  requireLokiRetention,
  requireSingleNodeAffinity,
  requireStackSettings,
  requireTraefikLabels,
]
