import { at, type Placed } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { LayerFolder } from '../../view/layers.ts'

export const requireListedFile: Rule = {
  id: 'require-listed-file',
  demands: 'The kustomization.yaml of a folder lists every file in it, and no other.',
  why: 'NodePort Services that no application listed were pruned, and a day of telemetry was lost before anybody noticed.',
  example: {
    refused: 'resources:\n  - loki-ingest.yaml   # and prometheus-ingest.yaml lies beside it\n',
    accepted: 'resources:\n  - loki-ingest.yaml\n  - prometheus-ingest.yaml\n',
  },
  mend: 'List the file, or delete it.',
  judge: inEachCluster(({ objects, layers }) => [
    ...layers.flatMap((layer) => [...unlisted(layer), ...listedInVain(layer)]),
    ...listedTwice(layers),
    ...homeless(objects, layers),
  ]),
}

const unlisted = ({ folder, files, list }: LayerFolder): Breach[] =>
  files
    .filter(({ file }) => !list.object.resources.includes(file.path.slice(folder.length + 1)))
    .map(({ cluster, file }) => ({
      at: { cluster, file },
      what: `${folder}/kustomization.yaml does not list ${file.path}`,
      consequence: 'Flux never applies what is in it, and deletes it if it once did',
      mend: 'list the file, or delete it',
    }))

const listedInVain = ({ folder, files, list }: LayerFolder): Breach[] =>
  list.object.resources.flatMap((resource, index) =>
    files.some(({ file }) => file.path === `${folder}/${resource}`)
      ? []
      : [
          {
            at: at(list, 'resources', index),
            what: `${folder}/kustomization.yaml lists ${resource}, and there is no such file`,
            consequence: 'kustomize fails, and Flux applies nothing of the folder',
            mend: 'add the file, or take it off the list',
          },
        ],
  )

/** One file twice, or two lists for one folder: kustomize refuses both. */
const listedTwice = (layers: readonly LayerFolder[]): Breach[] =>
  layers.flatMap(({ list, folder }, place) => [
    ...list.object.resources.flatMap((resource, index) =>
      list.object.resources.indexOf(resource) === index
        ? []
        : [twice(list, index, `${folder}/kustomization.yaml lists ${resource} twice`)],
    ),
    ...(layers.findIndex((other) => other.folder === folder) === place
      ? []
      : [twice(list, 0, `${folder} has two lists of its files`)]),
  ])

const twice = (list: LayerFolder['list'], index: number, what: string): Breach => ({
  at: at(list, 'resources', index),
  what,
  consequence: 'kustomize fails, and Flux applies nothing of the folder',
  mend: 'keep one of them',
})

/** Flux' own folder has no list on purpose: every manifest in it counts. */
const FLUX_FOLDER = 'flux'

const homeless = (objects: readonly Placed[], layers: readonly LayerFolder[]): Breach[] =>
  [...new Map(objects.map((placed) => [placed.file.path, placed])).values()]
    .filter(({ file }) => !file.path.startsWith(`${FLUX_FOLDER}/`))
    .filter(({ file }) => !layers.some(({ folder }) => file.path.startsWith(`${folder}/`)))
    .map(({ cluster, file }) => ({
      at: { cluster, file },
      what: `no kustomization.yaml stands above ${file.path}`,
      consequence: 'Flux never applies what is in it',
      mend: 'move it into a layer’s folder and list it there',
    }))
