import { SCRAPE_TARGETS } from '@fleet/model'
import type { Program } from './program.ts'

const FLAGS =
  'autoupdate-freq config cred-file credentials-contents credentials-file dns-resolver-addrs edge-bind-address edge-ip-version grace-period ha-connections help hostname icmpv4-src icmpv6-src label lb-pool log-directory logfile loglevel metrics metrics-update-freq name no-autoupdate no-prechecks origincert output pidfile post-quantum protocol region retries tag token token-file trace-output transport-loglevel url'

export const cloudflared: Program = {
  name: 'cloudflared',
  source: 'Cloudflare’s page of tunnel run parameters, August 2026',
  images: ['cloudflare/cloudflared'],
  containers: ['cloudflared'],
  executables: ['cloudflared'],
  tag: /^\d{4}\.\d+\.\d+$/,
  ports: [{ number: SCRAPE_TARGETS.cloudflared.port, movedBy: '--metrics' }],
  health: ['/ready'],
  connects: [{ to: 'the edge of Cloudflare', ports: [7844], protocols: ['UDP', 'TCP'] }],
  user: 'never root',
  writesItsImage: false,
  flags: {
    known: new Set(FLAGS.split(' ')),
    words: ['tunnel', 'run'],
    required: {
      'no-autoupdate': {
        why: 'it replaces itself while it runs: another program than the one that Git names',
      },
      metrics: {
        why: 'by default it serves its metrics and its health on a random port of the loopback',
        value: /^(0\.0\.0\.0|\[::\])?:\d+$/,
      },
    },
  },
  environment: {
    TUNNEL_TOKEN: { isSecret: true, required: 'it does not know which tunnel it serves, and stops' },
    TUNNEL_LOGLEVEL: { value: /^(debug|info|warn|error|fatal)$/ },
    TUNNEL_METRICS: {},
    TUNNEL_PROTOCOL: { value: /^(auto|http2|quic)$/ },
    TUNNEL_TRANSPORT_PROTOCOL: { value: /^(auto|http2|quic)$/ },
    TUNNEL_EDGE_IP_VERSION: { value: /^(auto|4|6)$/ },
    TUNNEL_GRACE_PERIOD: {},
    TUNNEL_REGION: {},
    TUNNEL_RETRIES: { value: /^\d+$/ },
    TUNNEL_POST_QUANTUM: { value: /^(true|false)$/ },
    NO_AUTOUPDATE: { value: /^(true|false)$/ },
    TZ: {},
  },
}
