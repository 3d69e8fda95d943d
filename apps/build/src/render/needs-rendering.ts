import { dirname } from 'node:path/posix'
import { isListName, isOfKustomize, valueAt, type RenderedTree } from '@fleet/validation'
import { changesOf, folderOf, isFluxKustomization } from './flux-kustomization.ts'
import { isPlain } from './sources.ts'

/**
 * Whether Flux applies other objects of a tree than those that are written in its files, or files that no list names. The
 * Kustomization of a tree that has none may substitute variables. A generated tree needs no rendering.
 * @param hasCharts whether a person gives charts that Helm may render
 */
export const needsRendering = ({ files }: RenderedTree, hasCharts: boolean): boolean => {
  if (hasCharts && files.some(({ objects }) => objects.some(isRelease))) return true
  const lists = files.filter(({ path }) => isListName(path)).map(({ path }) => dirname(path))
  return (
    files.some(({ path, objects }) =>
      objects.some((object) => isChanging(path, object) || isAppliedWithoutList(object, lists)),
    ) ||
    (files.some(({ content }) => content.includes('${')) &&
      !files.some(({ objects }) => objects.some(isFluxKustomization)))
  )
}

const isChanging = (path: string, object: object): boolean => {
  if (isFluxKustomization(object)) {
    const { spec } = object
    return Boolean(spec?.postBuild ?? spec?.commonMetadata) || Object.keys(changesOf(spec)).length > 0
  }
  return (isListName(path) || isOfKustomize(object)) && !isPlain(object)
}

const isRelease = (object: object): boolean => valueAt(object, ['kind']) === 'HelmRelease'

/** Flux builds a folder without a list from everything in it. */
const isAppliedWithoutList = (object: object, lists: readonly string[]): boolean => {
  if (!isFluxKustomization(object)) return false
  const folder = folderOf(object)
  return !lists.some((list) => list === folder || folder.endsWith(`/${list}`))
}
