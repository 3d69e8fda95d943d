import type { ClusterInput } from '@fleet/model'
import { cloudflared, cloudflaredSecret } from './cloudflared.ts'
import { serviceImages } from './versions.ts'

/** A k3s VM on the Proxmox host at home. */
export const homelab: ClusterInput = {
  kubeContext: 'k3s-homelab',
  nodes: {
    'k8s-node': { address: '10.10.10.10', tailnetAddress: '100.107.254.112' },
  },
  storageClass: 'local-path',
  traefik: true,
  cloudflared,
  metalNodes: {
    'proxmox-node': '192.168.50.4:9100',
    'storage-node': '192.168.50.106:9100',
  },
  workloads: {
    'calibre-web': {
      namespace: 'personal-services',
      controller: 'Deployment',
      image: serviceImages.calibreWeb,
      ports: { http: 8083 },
      probes: {
        action: { type: 'http', path: '/login', port: 'http' },
        // With the default time-out of 1 s and without a startup probe, Kubernetes restarts it endlessly while it
        // indexes the library.
        startup: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 30 },
        liveness: { initialDelaySeconds: 60, periodSeconds: 30, timeoutSeconds: 10 },
        readiness: { initialDelaySeconds: 30, periodSeconds: 10, timeoutSeconds: 10 },
      },
      resources: { requests: { cpu: '25m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      runAs: {
        as: 'root',
        because: 's6-overlay starts as root, owns the volumes to PUID:PGID and only then drops to that user',
        capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'SETGID', 'SETUID'],
      },
      readOnlyRootFilesystem: false,
      env: { PUID: '1000', PGID: '1000', TZ: 'Asia/Shanghai' },
      volumes: {
        config: { size: '20Gi', mounts: [{ path: '/config' }] },
        books: {
          size: '50Gi',
          mounts: [{ path: '/calibre-library' }, { path: '/cwa-book-ingest', subPath: 'ingest' }],
        },
      },
    },
  },
  secrets: { ...cloudflaredSecret },
}
