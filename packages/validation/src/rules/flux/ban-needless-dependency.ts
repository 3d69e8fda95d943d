import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { isNeeded, layerNeedsIn } from './layer-needs.ts'

export const banNeedlessDependency: Rule = {
  id: 'ban-needless-dependency',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A layer depends on no layer of which it needs nothing.',
  rationale:
    'A layer waits until each of its dependencies is healthy. Workloads that wait for charts are missing as long as any chart is broken.',
  fix: 'Remove the dependency.',
  check: inEachCluster((cluster, report) => {
    for (const { layer, layers, needs } of layerNeedsIn(cluster))
      for (const [index, folder] of layer.after.entries()) {
        if (folder === undefined || !layers.has(folder)) continue
        if (folder === layer.folder || isNeeded(needs, folder)) continue
        report({
          location: at(layer.applier, 'spec', 'dependsOn', index),
          message: `${nameOf(layer.applier)} waits for ${folder}, and needs nothing of it`,
          impact: `a failure in ${folder} keeps the layer from being applied`,
          fix: 'remove the dependency',
        })
      }
  }),
}
