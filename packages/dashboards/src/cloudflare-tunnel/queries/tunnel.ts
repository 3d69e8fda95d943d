import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { cloudflared } from '../../queries/series.ts'

export const connections = prometheus(
  `sum by (cluster, instance) (${cloudflared('cloudflared_tunnel_ha_connections')})`,
  '{{cluster}} / {{instance}}',
)

export const connectors = prometheus(`sum by (cluster) (${cloudflared('up')})`, '{{cluster}}')

export const configurationsApart = prometheus(
  lines`
    max by (cluster) (${cloudflared('cloudflared_orchestration_config_version')})
    - min by (cluster) (${cloudflared('cloudflared_orchestration_config_version')})
  `,
  '{{cluster}}',
)

export const edgeLocations = prometheus(lines`
  max by (cluster, instance, connection_id, edge_location) (
  ${cloudflared('cloudflared_tunnel_server_locations')} == 1
  )
`)

export const requestRate = prometheus(
  `sum by (cluster) (rate(${cloudflared('cloudflared_tunnel_total_requests')}[$__rate_interval]))`,
  '{{cluster}}',
)

export const errorShare = prometheus(
  lines`
    sum by (cluster) (rate(${cloudflared('cloudflared_tunnel_request_errors')}[$__rate_interval]))
    / sum by (cluster) (rate(${cloudflared('cloudflared_tunnel_total_requests')}[$__rate_interval]))
  `,
  '{{cluster}}',
)

export const responsesByCode = prometheus(
  lines`
    sum by (cluster, status_code) (
    rate(${cloudflared('cloudflared_tunnel_response_by_code')}[$__rate_interval])
    )
  `,
  '{{cluster}} / {{status_code}}',
)

export const concurrentRequests = prometheus(
  `sum by (cluster) (${cloudflared('cloudflared_tunnel_concurrent_requests_per_tunnel')})`,
  '{{cluster}}',
)

export const registrationFailures = prometheus(
  lines`
    sum by (cluster, error) (
    increase(${cloudflared('cloudflared_tunnel_tunnel_register_fail')}[$__rate_interval])
    )
  `,
  '{{cluster}} / register / {{error}}',
)

export const rpcFailures = prometheus(
  lines`
    sum by (cluster, rpcName, error) (
    increase(${cloudflared('cloudflared_tunnel_tunnel_rpc_fail')}[$__rate_interval])
    )
  `,
  '{{cluster}} / {{rpcName}} / {{error}}',
)

export const roundTripTime = prometheus(
  `max by (cluster, instance, conn_index) (${cloudflared('quic_client_smoothed_rtt')})`,
  '{{cluster}} / {{instance}} / {{conn_index}}',
)

export const lostPackets = prometheus(
  lines`
    sum by (cluster, reason) (
    rate(${cloudflared('quic_client_lost_packets')}[$__rate_interval])
    )
  `,
  '{{cluster}} / {{reason}}',
)
