import type { Rule } from '../../rule.ts'
import { noMissingComponent } from './no-missing-component.ts'
import { noMissingIngest } from './no-missing-ingest.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'
import { requireClusterLabel } from './require-cluster-label.ts'
import { requirePodAssociation } from './require-pod-association.ts'
import { requirePromotedLabel } from './require-promoted-label.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'
import { requireScrapeClass } from './require-scrape-class.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'
import { uniqueScrape } from './unique-scrape.ts'

export const TELEMETRY: readonly Rule[] = [
  noMissingComponent,
  noMissingIngest,
  noMissingScrapeTarget,
  requireClusterLabel,
  requirePodAssociation,
  requirePromotedLabel,
  requireRemoteWriteReceiver,
  requireScrapeClass,
  uniqueIngestAddress,
  uniqueScrape,
]
