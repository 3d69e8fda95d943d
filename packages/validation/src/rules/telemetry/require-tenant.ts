import { TENANT_HEADER } from '@fleet/model'
import { asksForTenant, pushesTo, readersOf } from '../../telemetry/loki-tenants.ts'
import { atValue, type Release } from '../../tree/charts/release.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'
import { ownerOf } from '../../tree/objects.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireTenant: Rule = {
  id: 'require-tenant',
  summary: 'Each push to a Loki that asks for a tenant names one, and so does each query of Grafana.',
  rationale:
    'Loki answers 401 to what names none. A collector drops what is answered by 401: the lines are lost, not late.',
  fix: `Set the header ${TENANT_HEADER.logs} in the gateway or in the client, or \`loki.auth_enabled: false\`.`,
  check: (fleet, report) => {
    for (const cluster of fleet.clusters)
      for (const release of releasesOf(cluster, 'loki'))
        if (asksForTenant(release)) {
          checkPushes(fleet, release, report)
          checkReaders(cluster, release, report)
        }
  },
}

const ASKED = `set ${TENANT_HEADER.logs} there, or loki.auth_enabled: false`

const checkPushes = (fleet: FleetView, release: Release, report: Report): void => {
  for (const { push, ingest, tenants } of pushesTo(fleet, release))
    if (tenants === 'none')
      report({
        location: push.collector.location(...push.path),
        related: [atValue(release, 'loki', 'auth_enabled')],
        message: `${push.from.name} pushes its logs to ${push.url.href} without a tenant, neither the exporter nor what is behind ${ingest.owner} names one, and ${ownerOf(release)} asks for one`,
        impact: `Loki answers 401, and the collector drops the lines of ${push.from.name} for good`,
        fix: ASKED,
      })
}

const checkReaders = (cluster: ClusterView, release: Release, report: Report): void => {
  const grafana = grafanaOf(cluster)
  for (const { source, tenants } of grafana ? readersOf(cluster, release, grafana) : [])
    if (grafana && tenants === 'none')
      report({
        location: grafana.location(...source.path),
        related: [atValue(release, 'loki', 'auth_enabled')],
        message: `the data source ${source.name} asks ${source.url} without a tenant, and ${ownerOf(release)} asks for one`,
        impact: 'Loki answers 401 to every query, and no panel shows lines',
        fix: ASKED,
      })
}
