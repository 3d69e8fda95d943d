import type { Fault } from '../../repository.ts'
import { APPS } from './folders.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a list forgets a file',
    file: `${APPS}/default/echo/app/kustomization.yaml`,
    change: { replace: '  - ./httproute.yaml\n', by: '' },
    rule: 'require-listed-file',
    foundIn: [`${APPS}/default/echo/app/httproute.yaml`],
  },
  {
    what: 'a release names the source of another namespace',
    file: `${APPS}/kube-system/reloader/app/helmrelease.yaml`,
    change: {
      replace: 'kind: OCIRepository\n    name: reloader',
      by: 'kind: OCIRepository\n    name: stakater',
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
    rule: 'valid-flux-build',
  },
  {
    what: 'a Service opens a port that its pods name otherwise',
    file: `${APPS}/default/echo/app/service.yaml`,
    change: { replace: 'targetPort: http', by: 'targetPort: web' },
    rule: 'no-missing-port',
  },
]
