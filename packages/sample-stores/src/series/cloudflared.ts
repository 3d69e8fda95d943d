import { between, uid } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import { counting } from './counters.ts'
import { always, type Maker, type Makers, type Subject } from './subject.ts'
import { requestRate } from './traffic.ts'
import type { Target } from './target.ts'

const CONNECTIONS = ['0', '1', '2', '3'] as const
const EDGES = ['fra03', 'fra07', 'ams06', 'ams11'] as const

/** The four connections of a tunnel to the edge, and the answers that went through it. */
export const subjectsOfCloudflared = ({ cluster }: Target): readonly Subject[] => [
  { labels: {} },
  ...CONNECTIONS.flatMap((connection, place): readonly Subject[] => [
    { labels: { connection_id: connection }, more: { edge_location: EDGES[place] ?? '' } },
    { labels: { conn_index: connection } },
    { labels: { conn_index: connection, reason: 'time_threshold' }, share: 0.004 },
    { labels: { conn_index: connection, reason: 'reordering_threshold' }, share: 0.011 },
    { labels: { ha_conn_id: connection }, more: { tunnel_id: uid(`${cluster.name} tunnel`) } },
  ]),
  ...Object.entries(STATUS).map(([code, share]) => ({ labels: { status_code: code }, share })),
]

const STATUS: Readonly<Record<string, number>> = { 200: 0.93, 304: 0.03, 404: 0.025, 499: 0.006, 502: 0.009 }

const requests =
  (share: number): Maker =>
  (cause) =>
    counting(cause, share * (cause.subject.share ?? 1) * requestRate(cause.target.cluster))

const roundTrip =
  (more: number): Maker =>
  ({ key, target, subject }) => {
    const usual = between(8, 32, `${target.cluster.name} ${subject.labels['conn_index'] ?? ''} rtt`)
    const trip = wave(usual * more, key, 0.05, 0.3)
    return (time) => Math.round(waveAt(trip, time))
  }

/** It exists once something failed, and nothing did. */
const never: Maker = () => undefined

export const CLOUDFLARED: Makers = {
  build_info: always(1),
  cloudflared_orchestration_config_version: ({ world }) => {
    const version = Math.floor(between(11, 40, Object.keys(world.fleet.clusters).join()))
    return () => version
  },
  cloudflared_tunnel_concurrent_requests_per_tunnel: ({ key, target }) => {
    const requested = wave(0.6 + 0.25 * requestRate(target.cluster), key, 0.45, 0.5)
    return (time) => Math.round(waveAt(requested, time))
  },
  cloudflared_tunnel_ha_connections: always(CONNECTIONS.length),
  cloudflared_tunnel_request_errors: requests(0.006),
  cloudflared_tunnel_response_by_code: requests(1),
  cloudflared_tunnel_server_locations: always(1),
  cloudflared_tunnel_total_requests: requests(1),
  cloudflared_tunnel_tunnel_register_fail: never,
  cloudflared_tunnel_tunnel_rpc_fail: never,
  cloudflared_tunnel_user_hostnames_counts: never,
  quic_client_latest_rtt: roundTrip(1.05),
  quic_client_lost_packets: (cause) => counting(cause, cause.subject.share ?? 0),
  quic_client_min_rtt: roundTrip(0.8),
  quic_client_smoothed_rtt: roundTrip(1),
  tunnel_ids: always(1),
}
