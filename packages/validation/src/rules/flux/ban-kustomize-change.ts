import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { PLAIN_KEYS } from '../../values/kustomize-list.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { layersOf } from '../../tree/flux/layers.ts'

export const banKustomizeChange: Rule = {
  id: 'ban-kustomize-change',
  summary: 'A generated kustomization.yaml lists files, and neither makes nor changes objects.',
  rationale:
    'The rules check the files as they are written. A patch changes what runs, and no file shows the result. A patch of a replica count outlived the Deployment that it was written for.',
  fix: 'Write the objects in their final form, each in a file, and list the files.',
  check: inEachCluster((cluster, report) => {
    for (const { list } of layersOf(cluster).filter(({ list: { file } }) => isGenerated(file)))
      for (const key of Object.keys(list.object)) {
        if (PLAIN_KEYS.has(key)) continue
        report({
          location: at(list, key),
          message: `${list.file.path} has ${key}`,
          impact: GENERATORS.has(key)
            ? 'Flux applies objects that no file shows and no rule has checked'
            : 'Flux applies other objects than those that are written and checked',
          fix: 'write the objects in their final form, each in a file, and list the files',
        })
      }
  }),
}

const GENERATORS = new Set([
  'bases',
  'components',
  'configMapGenerator',
  'generators',
  'helmChartInflationGenerator',
  'helmCharts',
  'secretGenerator',
])
