import { appTemplateValues, releaseFrom } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { claim, deployment, fromSecret, ingress, serviceOf, sopsSecret } from '../../workloads.ts'
import { anchored } from './areas.ts'
import { ROOT } from './folders.ts'

export const templateApp = (space: string, service: HomeService): Files => {
  const folder = `${ROOT}/apps/${space}/${service.name}`
  const host = `${service.name}.\${SECRET_DOMAIN}`
  return {
    [`${folder}/ks.yaml`]: anchored(service.name, space, `${folder}/app`, [
      'dependsOn:',
      '  - name: ingress-nginx',
    ]),
    [`${folder}/app/kustomization.yaml`]: kustomization({
      resources: ['./helmrelease.yaml', './pvc.yaml', './secret.sops.yaml'],
    }),
    [`${folder}/app/pvc.yaml`]: manifests(claim(`${service.name}-config`, '1Gi')),
    [`${folder}/app/secret.sops.yaml`]: manifests(sopsSecret(`${service.name}-secret`, ['API_KEY'])),
    [`${folder}/app/helmrelease.yaml`]: manifests(
      releaseFrom(
        service.name,
        { chart: 'app-template', version: '4.3.0', repository: 'bjw-s' },
        appTemplateValues(service, {
          ingress: {
            app: {
              className: 'internal',
              hosts: [{ host, paths: [{ path: '/', service: { identifier: 'app', port: 'http' } }] }],
              tls: [{ hosts: [host] }],
            },
          },
          persistence: {
            config: { existingClaim: `${service.name}-config` },
            media: { type: 'nfs', server: '${NAS_ADDR}', path: '/volume1/media' },
          },
        }),
        {
          install: { createNamespace: true, remediation: { retries: 3 } },
          upgrade: { cleanupOnFail: true, remediation: { retries: 3 } },
        },
      ),
    ),
  }
}

export const media = [
  services.jellyfin,
  services.sonarr,
  services.radarr,
  services.prowlarr,
  services.navidrome,
] as const

export const home = [services.homeAssistant, services.nodeRed, services.esphome] as const

/** Plain manifests beside the charts. */
export const status: Files = {
  [`${ROOT}/apps/status/whoami/ks.yaml`]: anchored('whoami', 'status', `${ROOT}/apps/status/whoami/app`),
  [`${ROOT}/apps/status/whoami/app/kustomization.yaml`]: kustomization({
    resources: ['./deployment.yaml', './service.yaml', './ingress.yaml', './secret.sops.yaml'],
  }),
  [`${ROOT}/apps/status/whoami/app/deployment.yaml`]: manifests(
    deployment(services.whoami, { container: { env: [fromSecret('TOKEN', 'whoami-secret', 'TOKEN')] } }),
  ),
  [`${ROOT}/apps/status/whoami/app/service.yaml`]: manifests(serviceOf(services.whoami)),
  [`${ROOT}/apps/status/whoami/app/ingress.yaml`]: manifests(
    ingress(services.whoami, 'whoami.${SECRET_DOMAIN}', { class: 'internal' }),
  ),
  [`${ROOT}/apps/status/whoami/app/secret.sops.yaml`]: manifests(sopsSecret('whoami-secret', ['TOKEN'])),
}
