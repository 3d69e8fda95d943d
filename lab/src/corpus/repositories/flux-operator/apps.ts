import { appFolder, appTemplateFiles } from '../../app-folder.ts'
import { externalSecret, prometheusRule, serviceMonitor } from '../../custom-resources.ts'
import { appTemplateValues, releaseOf } from '../../flux.ts'
import { type Manifest, kustomization, manifests, object } from '../../manifest.ts'
import { type Files, together } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { claim, deployment, serviceOf } from '../../workloads.ts'
import { APPS } from './folders.ts'

const route = (): Manifest => ({
  route: {
    app: {
      hostnames: ['{{ .Release.Name }}.example.org'],
      parentRefs: [{ name: 'internal', namespace: 'kube-system' }],
    },
  },
})

/** An app with the chart of its namespace's shared source. */
const shared = (service: HomeService, namespace: string): Files =>
  appFolder({
    name: service.name,
    folder: `${APPS}/${namespace}/${service.name}`,
    spec: { targetNamespace: namespace },
    kustomize: { components: ['../../../../components/guarded'] },
    files: {
      'helmrelease.yaml': manifests(
        releaseOf(service.name, 'app-template', appTemplateValues(service, route())),
      ),
      'externalsecret.yaml': manifests(externalSecret(service.name, service.name)),
      'pvc.yaml': manifests(claim(`${service.name}-config`, '2Gi')),
    },
  })

const space = (namespace: string, apps: readonly string[], kustomize: Manifest = {}): Files => ({
  [`${APPS}/${namespace}/kustomization.yaml`]: kustomization({
    namespace,
    components: ['../../components/common'],
    resources: apps.map((app) => `./${app}/ks.yaml`),
    ...kustomize,
  }),
})

const media = [services.jellyfin, services.navidrome, services.audiobookshelf, services.sonarr] as const

const home = [
  services.homeAssistant,
  services.esphome,
  services.zigbee2mqtt,
  services.nodeRed,
  services.mosquitto,
] as const

export const apps: Files = {
  ...space(
    'media',
    media.map(({ name }) => name),
  ),
  ...together(media.map((service) => shared(service, 'media'))),
  ...space(
    'home',
    home.map(({ name }) => name),
  ),
  ...together(home.map((service) => shared(service, 'home'))),
  ...space('status', ['gatus', 'whoami']),
  ...appFolder({
    name: 'gatus',
    folder: `${APPS}/status/gatus`,
    spec: { targetNamespace: 'status' },
    files: {
      ...appTemplateFiles(services.gatus),
      'prometheusrule.yaml': manifests(
        prometheusRule('gatus', [
          { alert: 'EndpointDown', expr: 'gatus_results_endpoint_success{group="external"} == 0' },
        ]),
      ),
    },
  }),
  ...appFolder({
    name: 'whoami',
    folder: `${APPS}/status/whoami`,
    spec: {
      targetNamespace: 'status',
      patches: [
        {
          patch: '- op: replace\n  path: /spec/replicas\n  value: 2\n',
          target: { kind: 'Deployment', name: 'whoami' },
        },
      ],
      commonMetadata: { labels: { team: 'home' } },
    },
    files: {
      'deployment.yaml': manifests(
        deployment(services.whoami, { container: { envFrom: [{ configMapRef: { name: 'whoami' } }] } }),
      ),
      'service.yaml': manifests(serviceOf(services.whoami)),
      'configmap.yaml': manifests(object('v1', 'ConfigMap', 'whoami', { data: { WHOAMI_NAME: 'status' } })),
      'servicemonitor.yaml': manifests(serviceMonitor('whoami', 'whoami', 'http')),
    },
  }),
}
