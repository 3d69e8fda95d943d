import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { foldersBefore, parentsOf, waitsFor } from './applied-layers.ts'
import { layerNeedsIn } from './layer-needs.ts'

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
      const before = new Set([...foldersBefore(layers, layer.folder), ...parentsOf(layers, layer.folder)])
      const unmet = needs.filter(({ suppliers }) => !suppliers.some(({ folder }) => before.has(folder)))
      const late = unmet.flatMap(({ by, suppliers }) => {
        // A layer that waits for this one is another rule's finding.
        const supplier = suppliers.find(({ folder }) => !waitsFor(layers, folder, layer.folder))
        return supplier ? [{ by, ...supplier }] : []
      })
      for (const { by, located, folder } of new Map(late.map((one) => [one.folder, one])).values())
        report({
          location: at(layer.applier, 'spec', 'dependsOn'),
          related: [by],
          message: `${nameOf(layer.applier)} does not wait for ${folder}, which holds ${ownerOf(located)}, and ${nameOf(by)} needs it`,
          impact: 'on a new cluster the layer is applied too early and fails as a whole',
          fix: `depend on the Kustomization of ${folder}`,
        })
    }
  }),
}
