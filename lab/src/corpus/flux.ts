import { object, withSpec, type Manifest, type Named } from './manifest.ts'
import type { HomeService } from './services.ts'

/** A Flux Kustomization with what most people state. */
export const fluxKustomization = (metadata: string | Named, path: string, spec: Manifest = {}): Manifest =>
  withSpec('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', metadata, {
    interval: '1h',
    path,
    prune: true,
    sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' },
    wait: false,
    ...spec,
  })

export const gitRepository = (url: string): Manifest =>
  withSpec(
    'source.toolkit.fluxcd.io/v1',
    'GitRepository',
    { name: 'flux-system', namespace: 'flux-system' },
    {
      interval: '1m0s',
      ref: { branch: 'main' },
      secretRef: { name: 'flux-system' },
      url,
    },
  )

export const ociRepository = (metadata: string | Named, url: string, tag: string): Manifest =>
  withSpec('source.toolkit.fluxcd.io/v1', 'OCIRepository', metadata, {
    interval: '15m',
    layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
    ref: { tag },
    url: `oci://${url}`,
  })

export const helmRepository = (metadata: string | Named, url: string): Manifest =>
  withSpec('source.toolkit.fluxcd.io/v1', 'HelmRepository', metadata, { interval: '2h', url })

/** A release of the chart in an OCIRepository. */
export const releaseOf = (
  metadata: string | Named,
  repository: string,
  values: Manifest,
  spec: Manifest = {},
): Manifest =>
  withSpec('helm.toolkit.fluxcd.io/v2', 'HelmRelease', metadata, {
    chartRef: { kind: 'OCIRepository', name: repository },
    interval: '1h',
    ...spec,
    values,
  })

/** A release of a chart in a HelmRepository of flux-system. */
export const releaseFrom = (
  metadata: string | Named,
  chart: { readonly chart: string; readonly version: string; readonly repository: string },
  values: Manifest,
  spec: Manifest = {},
): Manifest =>
  withSpec('helm.toolkit.fluxcd.io/v2', 'HelmRelease', metadata, {
    interval: '30m',
    chart: {
      spec: {
        chart: chart.chart,
        version: chart.version,
        sourceRef: { kind: 'HelmRepository', name: chart.repository, namespace: 'flux-system' },
      },
    },
    ...spec,
    values,
  })

/** Values of app-template for a service with one pod. */
export const appTemplateValues = (service: HomeService, more: Manifest = {}): Manifest => ({
  controllers: {
    [service.name]: {
      annotations: { 'reloader.stakater.com/auto': 'true' },
      containers: {
        app: {
          image: { repository: service.repository, tag: service.tag },
          env: { TZ: 'Europe/Berlin' },
          probes: {
            liveness: { enabled: true },
            readiness: { enabled: true },
          },
          resources: { requests: { cpu: '10m' }, limits: { memory: '512Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      },
    },
  },
  defaultPodOptions: {
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
  },
  service: { app: { ports: { http: { port: service.port } } } },
  ...more,
})

/** Notifications of Flux about a namespace, as its own Alertmanager takes them. */
export const fluxAlerts = (): { readonly alert: Manifest; readonly provider: Manifest } => ({
  alert: withSpec('notification.toolkit.fluxcd.io/v1beta3', 'Alert', 'alertmanager', {
    providerRef: { name: 'alertmanager' },
    eventSeverity: 'error',
    eventSources: [
      { kind: 'HelmRelease', name: '*' },
      { kind: 'Kustomization', name: '*' },
    ],
    exclusionList: ['error.*lookup github\\.com', 'waiting.*socket'],
  }),
  provider: withSpec('notification.toolkit.fluxcd.io/v1beta3', 'Provider', 'alertmanager', {
    type: 'alertmanager',
    address: 'http://alertmanager-operated.observability.svc.cluster.local:9093/api/v2/alerts/',
  }),
})

/** The instance that flux-operator keeps. */
export const fluxInstance = (spec: Manifest): Manifest =>
  object('fluxcd.controlplane.io/v1', 'FluxInstance', { name: 'flux', namespace: 'flux-system' }, { spec })
