import type { ClusterInput } from '@fleet/model'
import { cloudflared, cloudflaredSecret } from './cloudflared.ts'
import { personalServices } from './personal-services.ts'
import { rssSystem, rssSystemSecrets } from './rss-system.ts'

/** One arm64 instance in Oracle's cloud. */
export const oracleK3s: ClusterInput = {
  kubeContext: 'oracle-k3s',
  nodes: {
    'oracle-k3s': { address: '10.0.0.26', tailnetAddress: '100.107.166.37' },
  },
  storageClass: 'local-path',
  traefik: true,
  cloudflared,
  workloads: { ...personalServices, ...rssSystem },
  secrets: { ...cloudflaredSecret, ...rssSystemSecrets },
}
