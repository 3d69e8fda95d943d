import { empty } from '../../testing/empty-tree.ts'
import { remove } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banClusterRemoval } from './ban-cluster-removal.ts'

/** A part of the spoke's tree: two namespaces and one layer. */
const SOURCES = ['flux/sources.yaml', 'sources/kustomization.yaml', 'sources/namespaces.yaml']

testChangeRule(banClusterRemoval, {
  invalid: [
    {
      name: 'a tree that loses all but the folder of flux bootstrap',
      before: [empty('hub', false), empty('spoke', true, SOURCES), remove('spoke Namespace cloudflare')],
      changes: [empty('spoke', true)],
      findings: [
        {
          severity: 'error',
          object: 'oracle-k3s',
          message:
            'the tree of oracle-k3s holds nothing any more but what flux bootstrap wrote: Flux deletes 2 other objects',
          impact: 'what stays in the cluster: Namespace personal-services and Namespace rss-system',
        },
      ],
    },
  ],
})
