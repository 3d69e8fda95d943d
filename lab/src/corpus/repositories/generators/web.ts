import { kustomization, manifests } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { claim, deployment, serviceOf } from '../../workloads.ts'

/** A service with a generated ConfigMap and Secret, whose names get a hash. */
export const generated = (service: HomeService): Files =>
  under(service.name, {
    'kustomization.yaml': kustomization({
      namespace: 'web',
      labels: [{ pairs: { tier: 'web' }, includeSelectors: true, includeTemplates: true }],
      resources: ['workload.yaml', 'service.yaml', 'claim.yaml'],
      configMapGenerator: [
        {
          name: `${service.name}-settings`,
          files: ['settings.yaml=config/settings.yaml', 'config/start.sh'],
          envs: ['config/service.env'],
        },
      ],
      secretGenerator: [{ name: `${service.name}-token`, literals: ['issuer=home', 'audience=web'] }],
      images: [{ name: service.repository, newTag: service.tag }],
    }),
    'config/settings.yaml': 'title: home\nwidgets:\n  - search\n  - weather\n',
    'config/start.sh': '#!/bin/sh\nexec /app "$@"\n',
    'config/service.env': 'TZ=Europe/Berlin\nLOG_LEVEL=info\n',
    'workload.yaml': manifests(
      deployment(
        { ...service, tag: 'latest' },
        {
          container: {
            envFrom: [{ secretRef: { name: `${service.name}-token` } }],
            volumeMounts: [
              { name: 'settings', mountPath: '/config' },
              { name: 'data', mountPath: '/data' },
            ],
          },
          pod: {
            volumes: [
              { name: 'settings', configMap: { name: `${service.name}-settings`, defaultMode: 0o444 } },
              { name: 'data', persistentVolumeClaim: { claimName: `${service.name}-data` } },
            ],
          },
        },
      ),
    ),
    'service.yaml': manifests(serviceOf(service)),
    'claim.yaml': manifests(claim(`${service.name}-data`, '1Gi')),
  })

export const web: readonly HomeService[] = [
  services.homepage,
  services.mealie,
  services.squoosh,
  services.actual,
  services.freshrss,
]
