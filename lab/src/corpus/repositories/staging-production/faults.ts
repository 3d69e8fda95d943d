import type { Fault } from '../../repository.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a patch of one overlay mounts a volume that the pod does not have',
    file: 'apps/production/forgejo-resources.yaml',
    change: {
      replace: 'volumeMounts:\n            - name: cache',
      by: 'volumeMounts:\n            - name: caches',
    },
    rule: 'no-missing-volume',
    foundIn: ['apps/production/forgejo-resources.yaml', 'apps/base/forgejo/deployment.yaml'],
  },
  {
    what: 'a patch of one overlay asks for more memory than its limit',
    file: 'apps/staging/homepage-resources.yaml',
    change: { replace: 'memory: 256Mi', by: 'memory: 32Mi' },
    rule: 'valid-resources',
    foundIn: ['apps/staging/homepage-resources.yaml', 'apps/base/homepage/deployment.yaml'],
  },
  {
    what: 'a chart from a repository that nobody declares',
    file: 'infrastructure/controllers/storage.yaml',
    change: {
      replace: 'kind: HelmRepository\n        name: longhorn',
      by: 'kind: HelmRepository\n        name: rancher',
    },
    rule: 'no-missing-source',
  },
  {
    what: 'one cluster waits for a Kustomization of another name',
    file: 'clusters/staging/apps.yaml',
    change: { replace: 'name: infra-configs', by: 'name: infra-config' },
    rule: 'no-missing-dependency',
  },
  {
    what: 'one cluster applies a folder that there is not',
    file: 'clusters/production/infrastructure.yaml',
    change: { replace: 'path: ./infrastructure/configs', by: 'path: ./infrastructure/config' },
    rule: 'valid-kustomize-resources',
  },
]
