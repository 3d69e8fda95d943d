import type { Rule } from '../rule/rule.ts'
import { banKustomizeChange } from './ban-kustomize-change.ts'
import { banSubstitution } from './ban-substitution.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { noMissingSource } from './no-missing-source.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { requireChartLayer } from './require-chart-layer.ts'
import { requireDecryption } from './require-decryption.ts'
import { requireKeptNamespace } from './require-kept-namespace.ts'
import { requireKnownChart } from './require-known-chart.ts'
import { requireLayerOrder } from './require-layer-order.ts'
import { requireListedFile } from './require-listed-file.ts'
import { requireOwnerLabels } from './require-owner-labels.ts'
import { requirePinnedChart } from './require-pinned-chart.ts'
import { requireReconcileTimes } from './require-reconcile-times.ts'
import { requireReconciledLayer } from './require-reconciled-layer.ts'
import { requireRepairedRelease } from './require-repaired-release.ts'
import { uniqueObject } from './unique-object.ts'

export const FLUX: readonly Rule[] = [
  banKustomizeChange,
  banSubstitution,
  noMissingDependency,
  noMissingNamespace,
  noMissingSource,
  requireAppliedFolder,
  requireChartLayer,
  requireDecryption,
  requireKeptNamespace,
  requireKnownChart,
  requireLayerOrder,
  requireListedFile,
  requireOwnerLabels,
  requirePinnedChart,
  requireReconcileTimes,
  requireReconciledLayer,
  requireRepairedRelease,
  uniqueObject,
]
