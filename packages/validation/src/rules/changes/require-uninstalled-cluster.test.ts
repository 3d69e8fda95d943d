import { empty } from '../../testing/empty-tree.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireUninstalledCluster } from './require-uninstalled-cluster.ts'

const SOURCES = ['flux/sources.yaml', 'sources/kustomization.yaml', 'sources/namespaces.yaml']

testChangeRule(requireUninstalledCluster, {
  invalid: [
    {
      name: 'a tree that goes as a whole',
      before: [empty('hub', false), empty('spoke', false, SOURCES)],
      changes: [empty('spoke', false)],
      findings: [{ severity: 'warning', object: 'oracle-k3s' }],
    },
  ],
})
