import type { Rule } from '../rule/rule.ts'
import { banClusterScopedNamespace } from './ban-cluster-scoped-namespace.ts'
import { banDataPruning } from './ban-data-pruning.ts'
import { banJobCleanup } from './ban-job-cleanup.ts'
import { banKustomizeChange } from './ban-kustomize-change.ts'
import { banLayerDeadlock } from './ban-layer-deadlock.ts'
import { banNeedlessDependency } from './ban-needless-dependency.ts'
import { banSubstitution } from './ban-substitution.ts'
import { banSuspension } from './ban-suspension.ts'
import { noMissingCustomResource } from './no-missing-custom-resource.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { noMissingHealthCheck } from './no-missing-health-check.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { noMissingSource } from './no-missing-source.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { requireDecryption } from './require-decryption.ts'
import { requireKnownChart } from './require-known-chart.ts'
import { requireKnownChartVersion } from './require-known-chart-version.ts'
import { requireLayerOrder } from './require-layer-order.ts'
import { requireListedFile } from './require-listed-file.ts'
import { requireNearChartVersion } from './require-near-chart-version.ts'
import { requirePinnedChart } from './require-pinned-chart.ts'
import { requireRecommendedLabels } from './require-recommended-labels.ts'
import { requireRecipients } from './require-recipients.ts'
import { requireReconcileTimes } from './require-reconcile-times.ts'
import { requireReconciledLayer } from './require-reconciled-layer.ts'
import { requireReleaseRemediation } from './require-release-remediation.ts'
import { requireReplaceableJob } from './require-replaceable-job.ts'
import { uniqueObject } from './unique-object.ts'
import { validFluxBuild } from './valid-flux-build.ts'
import { validHealthExpression } from './valid-health-expression.ts'
import { validKustomizeResources } from './valid-kustomize-resources.ts'
import { validOciRepository } from './valid-oci-repository.ts'

export const FLUX: readonly Rule[] = [
  banClusterScopedNamespace,
  banDataPruning,
  banJobCleanup,
  banKustomizeChange,
  banLayerDeadlock,
  banNeedlessDependency,
  banSubstitution,
  banSuspension,
  noMissingCustomResource,
  noMissingDependency,
  noMissingHealthCheck,
  noMissingNamespace,
  noMissingSource,
  requireAppliedFolder,
  requireDecryption,
  requireKnownChart,
  requireKnownChartVersion,
  requireLayerOrder,
  requireListedFile,
  requireNearChartVersion,
  requirePinnedChart,
  requireRecipients,
  requireRecommendedLabels,
  requireReconcileTimes,
  requireReconciledLayer,
  requireReleaseRemediation,
  requireReplaceableJob,
  uniqueObject,
  validFluxBuild,
  validHealthExpression,
  validKustomizeResources,
  validOciRepository,
]
