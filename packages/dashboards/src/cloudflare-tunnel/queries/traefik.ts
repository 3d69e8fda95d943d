import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { traefik } from '../../queries/series.ts'

export const openConnections = prometheus(
  `sum by (cluster, entrypoint, protocol) (${traefik('traefik_open_connections')})`,
  '{{entrypoint}} {{protocol}} ({{cluster}})',
)

export const serversDown = prometheus(
  `max by (cluster, service, url) (${traefik('traefik_service_server_up')}) == 0`,
)

export const certificateDays = prometheus(lines`
  (
  min by (cluster, cn) (${traefik('traefik_tls_certs_not_after')}) - time()
  ) / 86400
`)

// The metric is the time of the last reload that worked.
export const sinceReload = prometheus(
  `time() - max by (cluster) (${traefik('traefik_config_last_reload_success')})`,
  '{{cluster}}',
)
