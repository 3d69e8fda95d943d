import { LAYERS, type ClusterName, type Fleet } from '@fleet/model'
import type { FluxBuild } from '@fleet/validation'
import { FLUX_FOLDER, type ClusterTree, type TreeFile } from '../tree.ts'

/**
 * A tree with what Flux builds of it. Only one that has a folder without a list states it: elsewhere the lists say it. All
 * paths are from the root of the repository.
 */
export const withFluxBuilds = (
  { gitops }: Fleet,
  cluster: ClusterName,
  files: readonly TreeFile[],
): ClusterTree => {
  const root = `${gitops.path}/${cluster}`
  const folders = [FLUX_FOLDER, ...LAYERS].filter((folder) => files.some((file) => isIn(folder, file)))
  const builds = folders.map((folder): FluxBuild => ({
    folder: `${root}/${folder}`,
    ...(folder !== FLUX_FOLDER && { by: `${gitops.source.namespace}/${folder}` }),
    files: new Set(files.filter((file) => isIn(folder, file)).map(({ path }) => `${root}/${path}`)),
    remote: [],
    missing: [],
  }))
  const built = files.map((file) => {
    const build = folders.findIndex((folder) => isIn(folder, file))
    return { ...file, builds: file.objects.map(() => build) }
  })
  return { cluster, files: built, root, builds }
}

const isIn = (folder: string, { path }: TreeFile): boolean => path.startsWith(`${folder}/`)
