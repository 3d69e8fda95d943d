import { own, type Change } from './sample-trees.ts'

/** A PodDisruptionBudget of a Deployment of the spoke. */
export const budget = (spec: object): readonly Change[] =>
  own({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'rsshub', namespace: 'rss-system' },
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'rsshub' } }, ...spec },
  })
