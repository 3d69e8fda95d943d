import type { Fault } from '../../repository.ts'
import { APPS } from './folders.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a list forgets an app',
    file: `${APPS}/default/kustomization.yaml`,
    change: { replace: '  - ./radarr/ks.yaml\n', by: '' },
    rule: 'require-listed-file',
    foundIn: [`${APPS}/default/radarr/ks.yaml`],
  },
  {
    what: 'a release names the source of another namespace',
    file: `${APPS}/default/mealie/app/helmrelease.yaml`,
    change: {
      replace: 'kind: OCIRepository\n    name: mealie',
      by: 'kind: OCIRepository\n    name: app-template',
    },
    rule: 'no-missing-source',
  },
  {
    what: 'an app depends on a misspelt Kustomization',
    file: `${APPS}/default/sonarr/ks.yaml`,
    change: { replace: 'name: rook-ceph-cluster', by: 'name: rook-ceph-clusters' },
    rule: 'no-missing-dependency',
  },
  {
    what: 'a component lies in another folder',
    file: `${APPS}/default/atuin/ks.yaml`,
    change: { replace: 'components/backup', by: 'component/backup' },
    rule: 'valid-kustomize-resources',
  },
  {
    what: 'a Service opens a port that its pods name otherwise',
    file: `${APPS}/default/echo/app/service.yaml`,
    change: { replace: 'targetPort: http', by: 'targetPort: web' },
    rule: 'no-missing-port',
  },
]
