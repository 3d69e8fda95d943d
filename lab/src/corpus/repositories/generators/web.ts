import { kustomization, manifests } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { claim, deployment, fromSecret, serviceOf } from '../../workloads.ts'

/** Key and value pairs as SOPS encrypts them; Flux decrypts them before it builds. */
const encrypted = `issuer=ENC[AES256_GCM,data:c2FtcGxl,iv:c2FtcGxl,tag:c2FtcGxl,type:str]
sops_lastmodified=2026-08-01T10:00:00Z
sops_mac=ENC[AES256_GCM,data:c2FtcGxl,iv:c2FtcGxl,tag:c2FtcGxl,type:str]
sops_version=3.10.2
`

/** A service with a generated ConfigMap and Secret, whose names get a hash. */
export const generated = (service: HomeService, namespace = 'web'): Files =>
  under(service.name, {
    'kustomization.yaml': kustomization({
      namespace,
      labels: [{ pairs: { tier: 'web' }, includeSelectors: true, includeTemplates: true }],
      resources: ['workload.yaml', 'service.yaml', 'claim.yaml'],
      configMapGenerator: [
        {
          name: `${service.name}-settings`,
          files: ['settings.yaml=config/settings.yaml', 'config/start.sh'],
          envs: ['config/service.env'],
        },
      ],
      secretGenerator: [{ name: `${service.name}-token`, envs: ['config/token.sops.env'] }],
      images: [{ name: service.repository, newTag: service.tag }],
    }),
    'config/settings.yaml': 'title: home\nwidgets:\n  - search\n  - weather\n',
    'config/start.sh': '#!/bin/sh\nexec /app "$@"\n',
    'config/token.sops.env': encrypted,
    'config/service.env': 'TZ=Europe/Berlin\nLOG_LEVEL=info\n',
    'workload.yaml': manifests(
      deployment(
        { ...service, tag: 'latest' },
        {
          container: {
            env: [
              fromSecret('ISSUER', `${service.name}-token`, 'issuer'),
              {
                name: 'LEVEL',
                valueFrom: { configMapKeyRef: { name: `${service.name}-settings`, key: 'LOG_LEVEL' } },
              },
            ],
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
  services.audiobookshelf,
  services.whoami,
  services.actual,
  services.freshrss,
]
