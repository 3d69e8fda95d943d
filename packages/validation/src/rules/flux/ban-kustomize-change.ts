import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'

export const banKustomizeChange: Rule = {
  id: 'ban-kustomize-change',
  demands: 'A kustomization.yaml lists files, and neither makes nor changes objects.',
  why: 'A patch of a replica count outlived the Deployment that it was written for: what ran was in no file, and whoever read the files saw something else.',
  example: {
    refused: 'resources: [grafana.yaml]\nnamespace: monitoring\n',
    accepted: 'resources: [grafana.yaml]   # whose objects say namespace: monitoring\n',
  },
  mend: 'Write the objects as they are to be, each in a file, and list the files.',
  judge: inEachCluster(({ layers }) =>
    layers.flatMap(({ list }) =>
      Object.keys(list.object)
        .filter((key) => !OF_A_LIST.has(key))
        .map((key) => ({
          at: at(list, key),
          what: `${list.file.path} has ${key}`,
          consequence: MAKES.has(key)
            ? 'Flux applies objects that no file shows, and nobody has judged them'
            : 'what Flux applies is not what is written, and nobody has judged it',
          mend: 'write the objects as they are to be, each in a file, and list the files',
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
