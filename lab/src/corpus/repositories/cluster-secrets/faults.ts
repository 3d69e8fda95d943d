import type { Fault } from '../../repository.ts'
import { ROOT } from './folders.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a chart from a repository that nobody declares',
    file: `${ROOT}/apps/media/sonarr/app/helmrelease.yaml`,
    change: { replace: 'name: bjw-s\n', by: 'name: bjw-s-charts\n' },
    rule: 'no-missing-source',
  },
  {
    what: 'an app waits for a Kustomization that there is not',
    file: `${ROOT}/apps/home/esphome/ks.yaml`,
    change: { replace: 'name: ingress-nginx', by: 'name: nginx' },
    rule: 'no-missing-dependency',
  },
  {
    what: 'a key that the encrypted Secret does not have',
    file: `${ROOT}/apps/status/whoami/app/deployment.yaml`,
    change: { replace: 'key: TOKEN', by: 'key: token' },
    rule: 'no-missing-secret',
  },
  {
    what: 'an app names a Git repository of another name',
    file: `${ROOT}/apps/media/prowlarr/ks.yaml`,
    change: { replace: 'name: home-kubernetes', by: 'name: home-ops' },
    rule: 'no-missing-source',
  },
  {
    what: 'a list names a file of another name',
    file: `${ROOT}/apps/home/node-red/app/kustomization.yaml`,
    change: { replace: './pvc.yaml', by: './claim.yaml' },
    rule: 'valid-kustomize-resources',
  },
  {
    what: 'a Service in a namespace with plain pods selects none',
    file: `${ROOT}/apps/status/whoami/app/service.yaml`,
    change: {
      replace: 'selector:\n    app.kubernetes.io/name: whoami',
      by: 'selector:\n    app.kubernetes.io/name: who',
    },
    rule: 'no-missing-pods',
  },
]
