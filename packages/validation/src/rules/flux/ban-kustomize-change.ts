import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { layersOf } from '../../tree/flux/layers.ts'

export const banKustomizeChange: Rule = {
  id: 'ban-kustomize-change',
  summary: 'A kustomization.yaml lists files, and neither makes nor changes objects.',
  rationale:
    'A patch of a replica count outlived the Deployment that it was written for: what ran was in no file, and whoever read the files saw something else.',
  example: {
    refused: 'resources: [grafana.yaml]\nnamespace: monitoring\n',
    accepted: 'resources: [grafana.yaml]   # whose objects say namespace: monitoring\n',
  },
  fix: 'Write the objects as they are to be, each in a file, and list the files.',
  check: inEachCluster((cluster) =>
    layersOf(cluster).flatMap(({ list }) =>
      Object.keys(list.object)
        .filter((key) => !OF_A_LIST.has(key))
        .map((key) => ({
          location: at(list, key),
          message: `${list.file.path} has ${key}`,
          impact: MAKES.has(key)
            ? 'Flux applies objects that no file shows, and nobody has checked them'
            : 'what Flux applies is not what is written, and nobody has checked it',
          fix: 'write the objects as they are to be, each in a file, and list the files',
        })),
    ),
  ),
}

const OF_A_LIST = new Set(['apiVersion', 'kind', 'metadata', 'resources'])

const MAKES = new Set([
  'bases',
  'components',
  'configMapGenerator',
  'generators',
  'helmChartInflationGenerator',
  'helmCharts',
  'secretGenerator',
])
