import type { Rule } from '../rule.ts'
import { banSubstitution } from './ban-substitution.ts'
import { noMissingClaim } from './no-missing-claim.ts'
import { noMissingComponent } from './no-missing-component.ts'
import { noMissingConfigMap } from './no-missing-config-map.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { noMissingIngest } from './no-missing-ingest.ts'
import { noMissingMonitored } from './no-missing-monitored.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { noMissingPort } from './no-missing-port.ts'
import { noMissingRole } from './no-missing-role.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'
import { noMissingService } from './no-missing-service.ts'
import { noMissingServiceAccount } from './no-missing-service-account.ts'
import { noMissingSource } from './no-missing-source.ts'
import { noMissingVolume } from './no-missing-volume.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { requireClusterLabel } from './require-cluster-label.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { requireListedFile } from './require-listed-file.ts'
import { requirePinnedChart } from './require-pinned-chart.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { requirePodAssociation } from './require-pod-association.ts'
import { requirePodSecurity } from './require-pod-security.ts'
import { requirePromotedLabel } from './require-promoted-label.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'
import { requireScrapeClass } from './require-scrape-class.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'
import { uniqueObject } from './unique-object.ts'
import { uniqueScrape } from './unique-scrape.ts'
import { validCollectorConfig } from './valid-collector-config.ts'
import { validDashboard } from './valid-dashboard.ts'

/** Every rule, by its id. A rule counts once it is here. */
export const RULES: readonly Rule[] = [
  banSubstitution,
  noMissingClaim,
  noMissingComponent,
  noMissingConfigMap,
  noMissingDependency,
  noMissingIngest,
  noMissingMonitored,
  noMissingNamespace,
  noMissingPods,
  noMissingPort,
  noMissingRole,
  noMissingScrapeTarget,
  noMissingService,
  noMissingServiceAccount,
  noMissingSource,
  noMissingVolume,
  requireAppliedFolder,
  requireClusterLabel,
  requireIngestPolicy,
  requireListedFile,
  requirePinnedChart,
  requirePinnedImage,
  requirePodAssociation,
  requirePodSecurity,
  requirePromotedLabel,
  requireRemoteWriteReceiver,
  requireScrapeClass,
  uniqueDashboardUid,
  uniqueIngestAddress,
  uniqueObject,
  uniqueScrape,
  validCollectorConfig,
  validDashboard,
]
