import { appFolder, appTemplateFiles, namespaceFolder } from '../../app-folder.ts'
import { externalSecret, httpRoute } from '../../custom-resources.ts'
import { manifests, withSpec } from '../../manifest.ts'
import { type Files, together } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { deployment, serviceOf } from '../../workloads.ts'
import { APPS } from './folders.ts'

const route = ({ name }: HomeService) => ({
  route: {
    app: {
      hostnames: ['{{ .Release.Name }}.example.org'],
      parentRefs: [{ name: 'envoy-internal', namespace: 'network' }],
      rules: [{ backendRefs: [{ identifier: 'app', port: 'http' }] }],
    },
  },
  persistence: { config: { existingClaim: name }, tmpfs: { type: 'emptyDir' } },
})

const home = [
  services.atuin,
  services.audiobookshelf,
  services.homeAssistant,
  services.jellyfin,
  services.mealie,
  services.prowlarr,
  services.qbittorrent,
  services.radarr,
  services.sonarr,
] as const

/** A patch of what the component brings, by its name before substitution. */
const nightly = manifests(
  withSpec('volsync.backube/v1alpha1', 'ReplicationSource', '${APP}', { trigger: { schedule: '0 3 * * *' } }),
)

export const homeApps: Files = {
  ...namespaceFolder(`${APPS}/default`, 'default', [...home.map(({ name }) => name), 'echo'], {
    components: ['../../components/alerts'],
  }),
  ...together(
    home.map((service) =>
      appFolder({
        name: service.name,
        folder: `${APPS}/default/${service.name}`,
        spec: {
          components: ['../../../../components/backup'],
          dependsOn: [{ name: 'rook-ceph-cluster', namespace: 'rook-ceph' }],
          postBuild: { substitute: { APP: service.name, VOLSYNC_CAPACITY: '10Gi' } },
          targetNamespace: 'default',
        },
        ...(service === services.homeAssistant && { kustomize: { patches: [{ patch: nightly }] } }),
        files: {
          'externalsecret.yaml': manifests(
            externalSecret(service.name, service.name, `${service.name}-secret`),
          ),
          ...appTemplateFiles(service, route(service)),
        },
      }),
    ),
  ),
  ...appFolder({
    name: 'echo',
    folder: `${APPS}/default/echo`,
    spec: { targetNamespace: 'default' },
    files: {
      'deployment.yaml': manifests(deployment(services.echo)),
      'service.yaml': manifests(serviceOf(services.echo)),
      'httproute.yaml': manifests(httpRoute(services.echo, 'echo.example.org', 80)),
    },
  }),
}
