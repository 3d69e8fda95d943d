import { serviceMonitor } from '../../custom-resources.ts'
import { kustomization, manifests } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { configMap, deployment, namespace, serviceOf } from '../../workloads.ts'
import { dashboard } from './dashboard.ts'

export const exporter = (service: HomeService): Files =>
  under(`apps/${service.name}`, {
    'kustomization.yaml': kustomization({
      namespace: service.name,
      resources: ['namespace.yaml', 'app.yaml', 'monitor.yaml', 'dashboard.yaml'],
    }),
    'namespace.yaml': manifests(namespace(service.name)),
    'app.yaml': manifests(deployment(service), serviceOf(service)),
    'monitor.yaml': manifests(serviceMonitor(service.name, service.name, 'http')),
    'dashboard.yaml': manifests({
      ...configMap(
        { name: `${service.name}-dashboard`, labels: { grafana_dashboard: '1' } },
        {
          [`${service.name}.json`]: dashboard(
            service.name,
            `app-${service.name}`,
            `up{job="${service.name}"}`,
          ),
        },
      ),
    }),
  })

export const exporters = [
  services.unpoller,
  services.atuin,
  services.audiobookshelf,
  services.forgejo,
  services.gatus,
  services.navidrome,
  services.vaultwarden,
  services.valkey,
  services.whoami,
] as const
