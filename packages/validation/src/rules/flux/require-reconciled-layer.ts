import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireReconciledLayer: Rule = {
  id: 'require-reconciled-layer',
  ownSeverity: 'info',
  summary:
    'Every Kustomization prunes, waits until its objects are healthy, and applies them as they are written.',
  rationale:
    'A layer that does not wait lets its dependents start too early. Without pruning an object runs for months after its file is deleted.',
  fix: 'Set prune and wait to true, and remove force and all other fields that change what is applied.',
  check: inEachCluster((cluster, report) => {
    for (const layer of cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')) {
      const reportField = (key: string, impact: string, fix: string): void => {
        const value = shown(valueAt(layer.object, ['spec', key]))
        report({
          location: at(layer, 'spec', key),
          message: `${nameOf(layer)} has ${key} ${value}`,
          impact,
          fix,
        })
      }
      for (const [key, impact] of Object.entries(REQUIRED))
        if (valueAt(layer.object, ['spec', key]) !== true) reportField(key, impact, `set ${key}: true`)
      for (const [key, impact] of Object.entries(BANNED))
        if ((valueAt(layer.object, ['spec', key]) ?? false) !== false)
          reportField(key, impact, `remove ${key}`)
    }
  }),
}

const REQUIRED: Readonly<Record<string, string>> = {
  prune: 'an object that is deleted from Git keeps running',
  wait: 'its dependents start before its objects are healthy',
}

const CHANGED = 'Flux applies other objects than those that are written'

/** What makes a cluster differ from its tree. */
const BANNED: Readonly<Record<string, string>> = {
  force: 'Flux deletes an object, and its data, to apply a change that the API server refuses',
  targetNamespace: 'every object is in another namespace than its file states',
  namePrefix: 'every object has another name than its file states',
  nameSuffix: 'every object has another name than its file states',
  patches: CHANGED,
  images: CHANGED,
  components: CHANGED,
  commonMetadata: CHANGED,
  kubeConfig: 'Flux applies the layer to another cluster',
  serviceAccountName: 'Flux applies the layer with rights that the tree does not show',
  deletionPolicy: 'the objects outlive their layer, or are deleted with it unexpectedly',
  ignoreMissingComponents: 'a missing component is not an error any more',
}
