import { PLAIN_ENDPOINT, type ServiceTarget } from './scrape-target.ts'

/** The connector of a Cloudflare Tunnel. The port is the one that it is given: its default is a random one of the loopback. */
export const cloudflared = {
  ...PLAIN_ENDPOINT,
  kind: 'service',
  job: 'cloudflared',
  exporter: 'cloudflared',
  prefixes: ['cloudflared_', 'quic_client_'],
  units: {
    quic_client_smoothed_rtt: 'milliseconds',
    quic_client_latest_rtt: 'milliseconds',
    quic_client_min_rtt: 'milliseconds',
  },
  interval: 'cloudflared',
  clusters: 'cloudflared',
  service: 'cloudflared-metrics',
  namespace: 'cloudflared',
  port: 2000,
  portName: 'metrics',
} as const satisfies ServiceTarget
