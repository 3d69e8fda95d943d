import { dirname } from 'node:path/posix'
import { valueAt, type RenderedTree } from '@fleet/validation'
import { changesOf, folderOf, isFluxKustomization } from './flux-kustomization.ts'
import { isListName } from './sources.ts'

/**
 * Whether Flux applies other objects of a tree than those that are written in its files, or files that no list names. The
 * Kustomization of a tree that has none may substitute variables.
 * @param hasCharts whether a person gives charts that Helm may render A
 * generated tree needs no rendering.
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

const PLAIN_KEYS = new Set(['apiVersion', 'kind', 'metadata', 'resources'])

const isChanging = (path: string, object: object): boolean => {
  if (isFluxKustomization(object)) {
    const { spec } = object
    return Boolean(spec?.postBuild ?? spec?.commonMetadata) || Object.keys(changesOf(spec)).length > 0
  }
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown }
  if (!isListName(path) && !String(apiVersion).startsWith('kustomize.config.k8s.io/')) return false
  return kind === 'Component' || !Object.keys(object).every((key) => PLAIN_KEYS.has(key))
}

const isRelease = (object: object): boolean => valueAt(object, ['kind']) === 'HelmRelease'

/** Flux builds a folder without a list from everything in it. */
const isAppliedWithoutList = (object: object, lists: readonly string[]): boolean => {
  if (!isFluxKustomization(object)) return false
  const folder = folderOf(object)
  return !lists.some((list) => list === folder || folder.endsWith(`/${list}`))
}
