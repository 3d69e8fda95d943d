import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banSelectorChange } from './ban-selector-change.ts'

const MINIFLUX = 'spoke Deployment miniflux'
const PART = 'app.kubernetes.io/component'

const relabelled = [
  set(MINIFLUX, ['spec', 'selector', 'matchLabels', PART], 'reader'),
  set(MINIFLUX, ['spec', 'template', 'metadata', 'labels', PART], 'reader'),
]

testChangeRule(banSelectorChange, {
  valid: [
    {
      name: 'a selector that changes where Flux may replace the object',
      changes: [
        ...relabelled,
        set(MINIFLUX, ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/force'], 'enabled'),
      ],
    },
    { name: 'another number of pods', changes: [set(MINIFLUX, ['spec', 'revisionHistoryLimit'], 3)] },
  ],
  invalid: [
    {
      name: 'a further label in the selector of a Deployment',
      changes: relabelled,
      findings: [
        {
          severity: 'error',
          fix: 'keep the selector; or push, then `kubectl delete deployment miniflux -n rss-system` and `flux reconcile kustomization workloads --with-source`: its pods restart. If it is meant: --accept ban-selector-change:oracle-k3s/Deployment/rss-system/miniflux',
        },
      ],
    },
  ],
})
