import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import {
  layersOf,
  FLUX_FOLDER,
  isRemote,
  listersOf,
  nearest,
  type LayerFolder,
} from '../../tree/flux/layers.ts'
import { reachable } from '../../tree/reachable.ts'

export const requireListedFile: Rule = {
  id: 'require-listed-file',
  summary: 'The kustomization.yaml of a folder lists every file in it, and no other.',
  rationale:
    'NodePort Services that no application listed were pruned, and a day of telemetry was lost before anybody noticed.',
  example: {
    refused: 'resources:\n  - loki-ingest.yaml   # and prometheus-ingest.yaml lies beside it\n',
    accepted: 'resources:\n  - loki-ingest.yaml\n  - prometheus-ingest.yaml\n',
  },
  fix: 'List the file, or delete it.',
  check: inEachCluster((cluster) => {
    const layers = layersOf(cluster)
    return [
      ...unlisted(layers),
      ...layers.flatMap((layer) => listedInVain(layer, layers)),
      ...listedTwice(layers),
      ...homeless(cluster.objects, layers),
    ]
  }),
}

const unlisted = (layers: readonly LayerFolder[]): Violation[] => {
  const listed = new Set(layers.flatMap(({ resources }) => resources))
  return layers.flatMap(({ list, files }) =>
    files
      .filter(({ file }) => !listed.has(file.path))
      .map(({ cluster, file }) => ({
        location: { cluster, file },
        message: `${list.file.path} does not list ${file.path}`,
        impact: 'Flux never applies what is in it, and deletes it if it once did',
        fix: 'list the file, or delete it',
      })),
  )
}

const listedInVain = ({ list, resources }: LayerFolder, layers: readonly LayerFolder[]): Violation[] =>
  resources.flatMap((path, index) => {
    if (path !== undefined && isThere(path, layers)) return []
    const resource = list.object.resources[index] ?? ''
    return [
      {
        location: at(list, 'resources', index),
        message: `${list.file.path} lists ${resource}, ${fault(resource, path, layers)}`,
        ...(path === undefined ? FOREIGN : IN_VAIN),
      },
    ]
  })

/** A file, or a folder with a list of its own. */
const isThere = (path: string, layers: readonly LayerFolder[]): boolean =>
  layers.some(({ folder, files }) => folder === path || files.some(({ file }) => file.path === path))

const fault = (resource: string, path: string | undefined, layers: readonly LayerFolder[]): string => {
  if (isRemote(resource)) return 'which is somewhere else'
  if (path === undefined) return 'which is outside of the tree of the cluster'
  return layers.some(({ files }) => files.some(({ file }) => file.path.startsWith(`${path}/`)))
    ? 'which is a folder without a kustomization.yaml'
    : 'and there is no such file'
}

const FOREIGN = {
  impact: 'Flux applies objects that are in no file of the tree, and nobody has checked them',
  fix: 'copy them into the tree, and list the copies',
} as const

const IN_VAIN = {
  impact: 'kustomize fails, and Flux applies nothing of the folder',
  fix: 'add the file, or take it off the list',
} as const

/** One file twice, two lists for one folder, or lists in a circle: kustomize refuses them all. */
const listedTwice = (layers: readonly LayerFolder[]): Violation[] =>
  layers.flatMap((layer, place) => {
    const { list, resources, folder } = layer
    return [
      ...resources.flatMap((path, index) =>
        path === undefined || resources.indexOf(path) === index
          ? []
          : [twice(list, index, `${list.file.path} lists ${list.object.resources[index]} twice`)],
      ),
      ...(layers.findIndex((other) => other.folder === folder) === place
        ? []
        : [twice(list, 0, `${folder} has two lists of its files`)]),
      ...(isInCircle(layer, layers)
        ? [twice(list, 0, `${list.file.path} is listed by what it lists itself`)]
        : []),
    ]
  })

const isInCircle = (layer: LayerFolder, layers: readonly LayerFolder[]): boolean =>
  reachable(listersOf(layers, layer), (lister) => listersOf(layers, lister)).has(layer)

const twice = (list: LayerFolder['list'], index: number, message: string): Violation => ({
  location: at(list, 'resources', index),
  message,
  impact: 'kustomize fails, and Flux applies nothing of the folder',
  fix: 'keep one of them',
})

const homeless = (objects: readonly Located[], layers: readonly LayerFolder[]): Violation[] =>
  [...new Map(objects.map((placed) => [placed.file.path, placed])).values()]
    .filter(({ file }) => !file.path.startsWith(`${FLUX_FOLDER}/`))
    .filter(({ file }) => !nearest(layers, file.path))
    .map(({ cluster, file }) => ({
      location: { cluster, file },
      message: `no kustomization.yaml stands above ${file.path}`,
      impact: 'Flux never applies what is in it',
      fix: 'move it into a layer’s folder and list it there',
    }))
