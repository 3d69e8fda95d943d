import { SCRAPE_TARGETS } from '@fleet/model'
import type { ForeignPods } from './chart-contract.ts'

const { traefik } = SCRAPE_TARGETS

/** Namespaces that every cluster has. */
export const BUILT_IN_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const

/** The pods of the charts that k3s installs by itself, by the name under which a HelmChartConfig configures each. */
export const K3S_CHARTS: Readonly<Record<string, ForeignPods>> = {
  traefik: {
    part: 'traefik',
    exporter: traefik.exporter,
    labels: traefik.podLabels,
    ports: [
      { name: traefik.portName, number: traefik.port },
      { name: 'traefik', number: 8080 },
      { name: 'web', number: 8000 },
      { name: 'websecure', number: 8443 },
    ],
  },
}

/** A port of Traefik's pods, and of the load balancer before them. */
export interface TraefikPort {
  readonly port: number
  readonly exposedPort: number
  readonly isExposed: boolean
  readonly protocol: 'TCP' | 'UDP'
}

const tcpPort = (port: number, exposedPort: number, isExposed: boolean): TraefikPort => ({
  port,
  exposedPort,
  isExposed,
  protocol: 'TCP',
})

/** The entry points of Traefik's chart by its own values. */
export const TRAEFIK_PORTS: Readonly<Record<string, TraefikPort>> = {
  metrics: tcpPort(traefik.port, traefik.port, false),
  traefik: tcpPort(8080, 8080, false),
  web: tcpPort(8000, 80, true),
  websecure: tcpPort(8443, 443, true),
}
