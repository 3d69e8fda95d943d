import {
  DASHBOARD_FOLDER,
  DASHBOARDS_PATH,
  dashboardFile,
  grafanaRoute,
  hostUrl,
  type Fleet,
} from '@fleet/model'
import { oidcSection } from './oidc.ts'

/** What differs from Grafana's own defaults, by the sections of its grafana.ini. */
export const grafanaIni = (fleet: Fleet) => ({
  ...server(fleet),
  ...oidcSection(fleet),
  ...anonymous(fleet),
  ...home(fleet),
})

/** Grafana makes links and the addresses to which providers of accounts redirect of these. */
const server = (fleet: Fleet) => {
  const route = grafanaRoute(fleet)
  return route ? { server: { domain: route.host, root_url: hostUrl(route) } } : {}
}

const anonymous = ({ hub }: Fleet) =>
  hub.grafana.anonymous === true ? { 'auth.anonymous': { enabled: true, org_role: 'Viewer' } } : {}

const home = ({ hub }: Fleet) => {
  const uid = hub.grafana.homeDashboard
  if (uid === undefined) return {}
  const path = `${DASHBOARDS_PATH}/${DASHBOARD_FOLDER[uid]}/${dashboardFile(uid)}`
  return { dashboards: { default_home_dashboard_path: path } }
}
