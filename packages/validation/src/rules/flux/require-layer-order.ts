import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { foldersBefore, layerNeedsIn } from './layer-needs.ts'

export const requireLayerOrder: Rule = {
  id: 'require-layer-order',
  ownSeverity: 'warning',
  summary:
    'A layer depends on those that hold its namespaces, its charts and the releases of its custom resources.',
  rationale:
    'Flux applies a layer as a whole. A monitor that is applied before its custom resource is defined fails the layer.',
  fix: 'Name in dependsOn the layers that hold what this one needs.',
  check: inEachCluster((cluster, report) => {
    for (const { layer, layers, needs } of layerNeedsIn(cluster)) {
      const before = foldersBefore(layers, layer)
      for (const need of new Map(needs.map((one) => [one.folder, one])).values()) {
        if (before.has(need.folder)) continue
        report({
          location: at(layer.applier, 'spec', 'dependsOn'),
          related: [need.by],
          message: `${nameOf(layer.applier)} does not wait for ${need.folder}, which holds ${ownerOf(need.for)}, and ${nameOf(need.by)} needs it`,
          impact: 'on a new cluster the layer is applied too early and fails as a whole',
          fix: `depend on the Kustomization of ${need.folder}`,
        })
      }
    }
  }),
}
