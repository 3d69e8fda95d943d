import type { Change } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banHubMove } from './ban-hub-move.ts'

const FILES = ['releases/kube-prometheus-stack.yaml', 'releases/loki.yaml']

/** Moves the releases of the stores, with the sources of their charts, between the trees. */
const move =
  (from: 'hub' | 'spoke', to: 'hub' | 'spoke'): Change =>
  (trees) => {
    for (const path of [...FILES, ...FILES.map((file) => file.replace('releases', 'sources'))]) {
      const objects = trees[from].files.get(path) ?? []
      trees[from].files.delete(path)
      trees[to].files.set(path, objects)
    }
  }

testChangeRule(banHubMove, {
  invalid: [
    {
      name: 'stores that were in another cluster',
      before: [move('hub', 'spoke')],
      changes: [move('spoke', 'hub')],
      findings: [
        {
          severity: 'warning',
          object: 'homelab HelmRelease monitoring/kube-prometheus-stack',
          message:
            'the stores move from oracle-k3s to homelab, and what they hold does not: HelmRelease monitoring/kube-prometheus-stack and HelmRelease monitoring/loki',
        },
      ],
    },
  ],
})
