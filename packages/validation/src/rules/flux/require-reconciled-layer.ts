import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireReconciledLayer: Rule = {
  id: 'require-reconciled-layer',
  summary:
    'Every Kustomization deletes what is no longer in Git, waits until what it applies is healthy, and neither pauses nor forces anything.',
  rationale:
    'What waits for a layer that does not wait starts too early; what is not pruned runs for months after its file was deleted.',
  fix: 'Set prune and wait to true, and take suspend, force and whatever else bends the layer away.',
  check: inEachCluster((cluster) =>
    cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization').flatMap((placed) =>
      [...Object.keys(DEMANDED), ...Object.keys(BENDING).filter((key) => has(placed.object, key))]
        .filter((key) => valueAt(placed.object, ['spec', key]) !== DEMANDED[key])
        .map((key) => ({
          location: at(placed, 'spec', key),
          message: `${nameOf(placed)} has ${key} ${shown(valueAt(placed.object, ['spec', key]))}`,
          impact: CONSEQUENCES[key] ?? BENDING[key] ?? '',
          fix: key in DEMANDED ? `set ${key}: ${String(DEMANDED[key])}` : `take ${key} away`,
        })),
    ),
  ),
}

const has = (object: object, key: string): boolean => {
  const value = valueAt(object, ['spec', key])
  return value !== undefined && value !== false
}

const DEMANDED: Readonly<Record<string, unknown>> = { prune: true, wait: true }

const CONSEQUENCES: Readonly<Record<string, string>> = {
  prune: 'what is deleted from Git runs on',
  wait: 'what depends on it starts before it is there',
}

/** What makes a cluster something else than what is written in its tree. */
const BENDING: Readonly<Record<string, string>> = {
  suspend: 'nothing of the layer is applied any more, and no error says so',
  force: 'a change that the API server refuses deletes the object, and its data, and makes it anew',
  targetNamespace: 'every object lands in another namespace than its file says',
  namePrefix: 'every object has another name than its file says',
  nameSuffix: 'every object has another name than its file says',
  patches: 'what runs is not what is written',
  images: 'what runs is not what is written',
  components: 'what runs is not what is written',
  commonMetadata: 'what runs is not what is written',
  kubeConfig: 'another cluster gets the layer',
  serviceAccountName: 'the layer is applied with rights that the tree does not show',
  deletionPolicy: 'the objects outlive their layer, or die with it unexpectedly',
  ignoreMissingComponents: 'a missing part is no error any more',
}
