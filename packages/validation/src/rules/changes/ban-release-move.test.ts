import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banReleaseMove } from './ban-release-move.ts'

const LOKI = 'hub HelmRelease loki'

testChangeRule(banReleaseMove, {
  valid: [
    {
      name: 'a releaseName that says what Flux assumed',
      before: [set(LOKI, ['spec', 'releaseName'], undefined)],
      changes: [set(LOKI, ['spec', 'releaseName'], 'loki')],
    },
  ],
  invalid: [
    {
      name: 'another releaseName',
      before: [set(LOKI, ['spec', 'releaseName'], 'logs')],
      changes: [set(LOKI, ['spec', 'releaseName'], 'loki')],
      findings: [
        {
          severity: 'warning',
          message:
            'HelmRelease monitoring/loki moves: the release monitoring/logs is uninstalled and monitoring/loki installed',
        },
      ],
    },
    {
      name: 'another namespace for what Helm remembers',
      before: [set(LOKI, ['spec', 'storageNamespace'], 'flux-system')],
      changes: [set(LOKI, ['spec', 'storageNamespace'], undefined)],
    },
    {
      name: 'another name of a HelmRelease that keeps its release',
      before: [set(LOKI, ['metadata', 'name'], 'logs')],
      changes: [set('hub HelmRelease logs', ['metadata', 'name'], 'loki')],
      findings: [
        {
          message:
            'HelmRelease monitoring/logs becomes HelmRelease monitoring/loki, and both own the release monitoring/loki',
        },
      ],
    },
  ],
})
