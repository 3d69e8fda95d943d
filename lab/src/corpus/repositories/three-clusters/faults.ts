import type { Fault } from '../../repository.ts'
import { BASE } from './folders.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a shared base opens a port that its pods do not have',
    file: `${BASE}/tests/echo/service.yaml`,
    change: { replace: 'targetPort: http', by: 'targetPort: https' },
    rule: 'no-missing-port',
  },
  {
    what: 'one cluster applies an app of another name',
    file: 'kubernetes/apps/utility/tools/n8n.yaml',
    change: { replace: 'tools/n8n', by: 'tools/n8n-io' },
    rule: 'valid-flux-build',
  },
  {
    what: 'one cluster takes a component of another name',
    file: 'kubernetes/apps/main/media/jellyfin.yaml',
    change: { replace: 'components/storage', by: 'components/storages' },
    rule: 'valid-flux-build',
  },
  {
    what: 'one cluster waits for a misspelt Kustomization',
    file: 'kubernetes/apps/test/tests/echo.yaml',
    change: { replace: 'name: cert-manager\n      namespace', by: 'name: cert-managers\n      namespace' },
    rule: 'no-missing-dependency',
  },
  {
    what: 'a shared base releases a chart that it has no source of',
    file: `${BASE}/observability/gatus/helmrelease.yaml`,
    change: {
      replace: 'kind: OCIRepository\n    name: gatus',
      by: 'kind: OCIRepository\n    name: app-template',
    },
    rule: 'no-missing-source',
  },
]
