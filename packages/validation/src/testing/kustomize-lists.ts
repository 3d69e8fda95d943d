import { add, change, type Change } from './sample-trees.ts'

const labels = {
  'app.kubernetes.io/name': 'extra',
  'app.kubernetes.io/part-of': 'observability-fleet',
  'app.kubernetes.io/managed-by': 'observability-fleet',
}

/** A further object, for a file of its own. */
export const extraAccount = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'extra', namespace: 'default', labels },
}

/** Adds entries to a kustomization.yaml of the hub. */
export const listing = (list: string, ...more: readonly string[]): Change =>
  change(`hub ${list}`, ['resources'], (resources: readonly string[]) => [...resources, ...more])

/** A folder below `telemetry` with a list of its own, which the upper list names. */
export const nested = (...names: readonly string[]): readonly Change[] => [
  add('hub', 'telemetry/more/extra.yaml', extraAccount),
  add('hub', 'telemetry/more/kustomization.yaml', {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['./extra.yaml'],
  }),
  listing('telemetry/kustomization.yaml', ...names),
]
