import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { shareOfRequests } from '../../queries/ratio.ts'
import { cloudflared } from '../../queries/series.ts'

// A cluster has one connector: its address would only name the cluster again, by a number that changes with each pod.
export const connections = prometheus(
  `sum by (cluster) (${cloudflared('cloudflared_tunnel_ha_connections')})`,
  '{{cluster}}',
)

export const connectors = prometheus(`sum by (cluster) (${cloudflared('up')})`, '{{cluster}}')

export const edgeLocations = prometheus(lines`
  sum by (cluster, edge_location) (
  ${cloudflared('cloudflared_tunnel_server_locations')} == 1
  )
`)

const requests = `sum by (cluster) (rate(${cloudflared('cloudflared_tunnel_total_requests')}[$__rate_interval]))`

export const requestRate = prometheus(requests, '{{cluster}}')

export const errorShare = prometheus(
  shareOfRequests(
    `sum by (cluster) (rate(${cloudflared('cloudflared_tunnel_request_errors')}[$__rate_interval]))`,
    requests,
  ),
  '{{cluster}}',
)

export const responsesByCode = prometheus(
  lines`
    sum by (cluster, status_code) (
    rate(${cloudflared('cloudflared_tunnel_response_by_code')}[$__rate_interval])
    )
  `,
  '{{status_code}} ({{cluster}})',
)

export const concurrentRequests = prometheus(
  `sum by (cluster) (${cloudflared('cloudflared_tunnel_concurrent_requests_per_tunnel')})`,
  '{{cluster}}',
)

export const registrationFailures = prometheus(
  lines`
    sum by (cluster, error) (
    rate(${cloudflared('cloudflared_tunnel_tunnel_register_fail')}[$__rate_interval])
    ) * 60
  `,
  'register: {{error}} ({{cluster}})',
)

export const rpcFailures = prometheus(
  lines`
    sum by (cluster, rpcName, error) (
    rate(${cloudflared('cloudflared_tunnel_tunnel_rpc_fail')}[$__rate_interval])
    ) * 60
  `,
  '{{rpcName}}: {{error}} ({{cluster}})',
)

export const roundTripTime = prometheus(
  `max by (cluster, conn_index) (${cloudflared('quic_client_smoothed_rtt')})`,
  'connection {{conn_index}} ({{cluster}})',
)

export const lostPackets = prometheus(
  lines`
    sum by (cluster, reason) (
    rate(${cloudflared('quic_client_lost_packets')}[$__rate_interval])
    ) * 60
  `,
  '{{reason}} ({{cluster}})',
)
