import type { Pod } from '../kubernetes/kubelet.ts'

/** The addresses of the pods whose programs the lab runs, the same in both clusters: app label → address. */
export const podAddresses = {
  'otel-collector': '10.42.0.10',
  'opentelemetry-collector': '10.42.0.10',
  'kube-state-metrics': '10.42.0.20',
  cloudflared: '10.42.0.21',
  traefik: '10.42.0.22',
  prometheus: '10.42.0.23',
  'source-controller': '10.42.0.24',
  'kustomize-controller': '10.42.0.25',
  'helm-controller': '10.42.0.26',
  loki: '10.42.0.27',
  gateway: '10.42.0.28',
} as const

export const fluxControllerNames = ['source-controller', 'kustomize-controller', 'helm-controller'] as const

export const addressOfPod = ({ metadata: { labels } }: Pod): string | undefined =>
  (podAddresses as Readonly<Record<string, string>>)[nameIn(labels)]

/** Loki and its gateway have one name. */
const nameIn = (labels: Pod['metadata']['labels']): string => {
  if (labels?.['app.kubernetes.io/component'] === 'gateway') return 'gateway'
  return labels?.['app.kubernetes.io/name'] ?? labels?.['app'] ?? ''
}
