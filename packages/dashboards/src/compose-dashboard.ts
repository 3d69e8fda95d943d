import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dashboard } from './dashboard.ts'
import { appliedRevisions } from './applied-revisions.ts'
import { withClusterColours } from './cluster-colours.ts'
import { layOut } from './layout.ts'
import { everyDashboard, FLEET_TAG } from './links.ts'
import { normalise } from './normalise.ts'

/**
 * A dashboard as Grafana reads it: minified JSON of schema v1, which file provisioning accepts in every version. It
 * does not accept v2.
 */
export const composeDashboard = (dashboard: Dashboard): string => {
  const rows = dashboard.rows.map(({ panels, ...row }) => ({
    ...row,
    panels: panels.map((panel) => withClusterColours(panel.build())),
  }))
  return normalise({ ...frame(dashboard).build(), panels: layOut(rows) })
}

/** Everything but the panels: the SDK's own layout lets them run over the right edge. */
const frame = ({ title, uid, description, tags, from, variables, annotations }: Dashboard) =>
  new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([FLEET_TAG, ...tags])
    // A change made in Grafana would be lost with the next commit.
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from, to: 'now' })
    .refresh('1m')
    .variables([...variables])
    .annotations([...(annotations ?? []), appliedRevisions()])
    .links([everyDashboard()])
