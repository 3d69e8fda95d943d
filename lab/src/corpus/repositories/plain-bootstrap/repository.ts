import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { kustomization, manifests, object } from '../../manifest.ts'
import type { Files, Repository } from '../../repository.ts'
import { services } from '../../services.ts'
import { area } from './apps.ts'
import { faults } from './faults.ts'

const decryption = { provider: 'sops', secretRef: { name: 'sops-age' } }

const layer = (name: string, path: string, dependsOn: readonly string[]): string =>
  manifests(
    fluxKustomization({ name, namespace: 'flux-system' }, path, {
      decryption,
      dependsOn: dependsOn.map((other) => ({ name: other })),
      timeout: '5m0s',
    }),
  )

const cluster: Files = {
  ...bootstrap('clusters/home'),
  'clusters/home/infrastructure.yaml': layer('infrastructure', './infrastructure', []),
  'clusters/home/apps.yaml': layer('apps', './apps', ['infrastructure']),
  'infrastructure/kustomization.yaml': kustomization({
    resources: ['storage-class.yaml', 'priority-classes.yaml'],
  }),
  'infrastructure/storage-class.yaml': manifests(
    object(
      'storage.k8s.io/v1',
      'StorageClass',
      { name: 'nas' },
      {
        provisioner: 'rancher.io/local-path',
        reclaimPolicy: 'Retain',
        volumeBindingMode: 'WaitForFirstConsumer',
      },
    ),
  ),
  'infrastructure/priority-classes.yaml': `---
# What must run, first.

---
${manifests(object('scheduling.k8s.io/v1', 'PriorityClass', 'home-critical', { value: 1000, globalDefault: false, description: 'lights and doors' })).replace('---\n', '')}`,
  'apps/kustomization.yaml': kustomization({ resources: ['media', 'office'] }),
  ...area('media', [services.jellyfin, services.navidrome, services.audiobookshelf, services.sonarr]),
  ...area('office', [
    services.actual,
    services.mealie,
    services.radicale,
    services.vaultwarden,
    services.freshrss,
    services.forgejo,
  ]),
}

export const plainBootstrap: Repository = {
  name: 'plain-bootstrap',
  shape: 'flux bootstrap of one cluster; plain manifests with Ingresses, Secrets by SOPS',
  files: cluster,
  faults,
  isPlain: true,
}
